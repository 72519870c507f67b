import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical, X } from "lucide-react";
import { validateCurve } from "~/domain/assessment";
import { basisPointsOf, percentText } from "~/domain/contract";
import { useI18n } from "~/platform/i18n";
import { IconButton } from "~/ui/button";
import { CurveSpark } from "~/ui/charts";
import { cx } from "~/ui/cx";
import { Chip } from "~/ui/status";
import type { DraftLine } from "./draft-state";
import { linePoints, readableActual, valueText } from "./line-text";
import type { DraftEditing } from "./use-draft";

export type HeldWeights = ReadonlyMap<string, number> | null;

type ListProps = {
  editing: DraftEditing;
  /** Weights of the version in force by line, null while none is. */
  held: HeldWeights;
  selected: string | null;
  onSelect: (lineKey: string) => void;
  errors: Record<string, string[] | undefined>;
};

/** The lines being written: chosen for editing, weighed, moved by pointer or keyboard, removed. */
export function LineList({ editing: { draft, dispatch }, held, selected, onSelect, errors }: ListProps) {
  const { t, name } = useI18n();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const keys = draft.lines.map((line) => line.lineKey);
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) {
      dispatch({ event: "moved", lineKey: String(active.id), to: keys.indexOf(String(over.id)) });
    }
  };
  const metricOf = (id: UniqueIdentifier) => {
    const line = draft.lines.find((candidate) => candidate.lineKey === id);
    return line ? name(line.metric) : "";
  };
  const place = (id: UniqueIdentifier) => keys.indexOf(String(id)) + 1;
  const told = (id: UniqueIdentifier, over: UniqueIdentifier) => ({
    metric: metricOf(id),
    place: place(over),
    all: keys.length,
  });
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("contract.drag.started", told(active.id, active.id)),
    onDragOver: ({ active, over }) => (over ? t("contract.drag.over", told(active.id, over.id)) : undefined),
    onDragEnd: ({ active, over }) => t("contract.drag.ended", told(active.id, over?.id ?? active.id)),
    onDragCancel: ({ active }) => t("contract.drag.cancelled", { metric: metricOf(active.id) }),
  };
  return (
    <DndContext
      id="contract-lines"
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("contract.drag.how") } }}
    >
      <SortableContext items={keys} strategy={verticalListSortingStrategy}>
        <ol className="divide-y divide-line">
          {draft.lines.map((line, i) => (
            <LineItem
              key={line.lineKey}
              line={line}
              was={held?.get(line.lineKey) ?? null}
              compared={held !== null}
              chosen={line.lineKey === selected}
              onSelect={() => onSelect(line.lineKey)}
              onWeight={(text) => dispatch({ event: "weight", lineKey: line.lineKey, text })}
              onRemove={() => dispatch({ event: "removed", lineKey: line.lineKey })}
              errors={[...(errors[`lines[${i}].metricId`] ?? []), ...(errors[`lines[${i}].weight`] ?? [])]}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

type ItemProps = {
  line: DraftLine;
  was: number | null;
  compared: boolean;
  chosen: boolean;
  onSelect: () => void;
  onWeight: (text: string) => void;
  onRemove: () => void;
  errors: string[];
};

function LineItem({ line, was, compared, chosen, onSelect, onWeight, onRemove, errors }: ItemProps) {
  const i18n = useI18n();
  const { t, name } = i18n;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition } = useSortable({
    id: line.lineKey,
  });
  const metric = name(line.metric);
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cx("relative bg-surface", chosen && "bg-sunken")}
    >
      {chosen && <span aria-hidden className="absolute inset-y-0 left-0 w-[3px] bg-ink" />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 pr-3 pl-2.5">
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={t("contract.move_line", { metric })}
          className="cursor-grab touch-none rounded-chip p-1 text-ink-3 hover:text-ink"
        >
          <GripVertical size={14} aria-hidden />
        </button>
        <button
          type="button"
          onClick={onSelect}
          aria-pressed={chosen}
          className="min-w-0 flex-1 basis-36 text-left"
        >
          <span className="flex flex-wrap items-center gap-x-2 text-sm font-semibold">
            {metric}
            {line.segment !== "" && <span className="font-normal text-ink-2">{line.segment}</span>}
            {compared && was === null && <Chip>{t("contract.new_line")}</Chip>}
          </span>
          <span className="block text-xs text-ink-3">
            {t(`metric.perspective.${line.metric.perspective}`)} · {valueText(i18n, line)}
          </span>
        </button>
        <span className="max-sm:hidden">
          {validateCurve(line.curve).length === 0 && (
            <CurveSpark
              curve={line.curve}
              actual={readableActual(line)}
              unit={name({ name: line.metric.unit, nameEn: line.metric.unitEn })}
            />
          )}
        </span>
        <Points line={line} />
        <WeightInput line={line} was={was} compared={compared} onWeight={onWeight} />
        <IconButton label={t("contract.remove_line", { metric })} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {errors.length > 0 && (
        <p role="alert" className="px-4.5 pb-2.5 text-xs text-bad">
          {errors.join(" ")}
        </p>
      )}
    </li>
  );
}

function Points({ line }: { line: DraftLine }) {
  const { t, f } = useI18n();
  const points = linePoints(line);
  return (
    <span className="w-14 text-right text-sm font-semibold">
      {points === null ? "—" : f.score(points)}
      <span className="block text-xs font-normal text-ink-3">{t("contract.points")}</span>
    </span>
  );
}

function WeightInput({
  line: { lineKey, metric, weightText },
  was,
  compared,
  onWeight,
}: Pick<ItemProps, "line" | "was" | "compared" | "onWeight">) {
  const { t, f, name } = useI18n();
  const weight = basisPointsOf(weightText);
  const id = `weight-${lineKey}`;
  return (
    <span className="w-20 text-right">
      <span className="flex h-8 items-center rounded-control border border-line-2 bg-surface px-2 focus-within:outline-2 focus-within:outline-ink has-aria-invalid:border-bad">
        <input
          id={id}
          value={weightText}
          onChange={(event) => onWeight(event.target.value)}
          onBlur={() => weight !== null && onWeight(percentText(weight))}
          inputMode="decimal"
          aria-label={t("contract.weight_of", { metric: name(metric) })}
          aria-invalid={weight === null || undefined}
          className="w-full min-w-0 bg-transparent text-right text-sm outline-none"
        />
        <span aria-hidden className="pl-1 text-xs text-ink-3">
          %
        </span>
      </span>
      {compared && (
        <span className="mt-0.5 block text-xs whitespace-nowrap text-ink-3">
          {was === null
            ? t("contract.was_none")
            : was === weight
              ? t("contract.unchanged")
              : t("contract.was", { share: f.percent(was) })}
        </span>
      )}
    </span>
  );
}
