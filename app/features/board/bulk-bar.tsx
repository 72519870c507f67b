import { X } from "lucide-react";
import { type FormEvent, type Ref, useState } from "react";
import { priorities } from "~/domain/board";
import { type Named, useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import type { BulkStep } from "./bulk-forms";

const deeds = ["move", "assign", "label", "unlabel", "prioritise", "due", "archive"] as const;
type Deed = (typeof deeds)[number];
type Choice = { value: string; label: string };
type Change = BulkStep extends infer S ? (S extends BulkStep ? Omit<S, "taskId" | "version"> : never) : never;

const nobody = "nobody";
const control =
  "h-8 min-w-0 rounded-control border border-line-2 bg-surface px-2 text-sm max-sm:h-9 max-sm:flex-1";

type BulkChoices = {
  columns: readonly (Named & { id: string })[];
  people: readonly (Named & { id: string; current: boolean })[];
  labels: readonly { id: string; name: string }[];
};

type BulkBarProps = {
  view: BulkChoices;
  selected: readonly { id: string; version: number }[];
  busy: boolean;
  firstRef: Ref<HTMLSelectElement>;
  run: (steps: readonly BulkStep[]) => void;
  clear: () => void;
};

/** What can be done to the chosen cards: what, to which value, and only then a button, so that keys can walk the choices. */
export function BulkBar({ view, selected, busy, firstRef, run, clear }: BulkBarProps) {
  const { t } = useI18n();
  const [deed, setDeed] = useState<Deed>("move");
  const choices = useChoices(view, deed);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const change = changeOf(deed, String(new FormData(event.currentTarget).get("value") ?? ""));
    run(selected.map(({ id, version }) => ({ taskId: id, version, ...change })));
  };
  return (
    <form
      aria-label={t("bulk.title")}
      onSubmit={submit}
      className="fixed inset-x-2 bottom-4 z-20 mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-card border border-line bg-surface p-2 shadow-pop max-sm:bottom-20 sm:left-[216px]"
    >
      <strong role="status" className="px-1 text-sm font-semibold whitespace-nowrap">
        {t("bulk.selected", { count: selected.length })}
      </strong>
      <select
        ref={firstRef}
        aria-label={t("bulk.what")}
        value={deed}
        onChange={(event) => setDeed(event.target.value as Deed)}
        className={control}
      >
        {deeds.map((value) => (
          <option key={value} value={value}>
            {t(`bulk.${value}`)}
          </option>
        ))}
      </select>
      {choices && (
        <select key={deed} name="value" required aria-label={t("bulk.value")} className={control}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      {deed === "due" && (
        <input type="date" name="value" aria-label={t("bulk.due_day")} className={control} />
      )}
      <Button kind="main" disabled={busy || choices?.length === 0}>
        {t("bulk.apply")}
      </Button>
      <button
        type="button"
        aria-label={t("bulk.clear")}
        onClick={clear}
        className="grid size-8 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink max-sm:size-9"
      >
        <X size={15} aria-hidden />
      </button>
    </form>
  );
}

/** What a deed can be done with; undefined where there is no list to choose from. */
function useChoices(view: BulkChoices, deed: Deed): Choice[] | undefined {
  const { t, name } = useI18n();
  switch (deed) {
    case "move":
      return view.columns.map((column) => ({ value: column.id, label: name(column) }));
    case "assign": {
      const people = new Map(view.people.filter((p) => p.current).map((p) => [p.id, name(p)]));
      return [
        ...[...people].map(([value, label]) => ({ value, label })),
        { value: nobody, label: t("task.nobody") },
      ];
    }
    case "label":
    case "unlabel":
      return view.labels.map((label) => ({ value: label.id, label: label.name }));
    case "prioritise":
      return priorities.map((value) => ({ value, label: t(`task.priority.${value}`) }));
    case "due":
    case "archive":
      return undefined;
  }
}

function changeOf(deed: Deed, value: string): Change {
  switch (deed) {
    case "move":
      return { do: deed, columnId: value };
    case "assign":
      return { do: deed, assigneeId: value === nobody ? null : value };
    case "label":
    case "unlabel":
      return { do: deed, labelId: value };
    case "prioritise":
      return { do: deed, priority: value as (typeof priorities)[number] };
    case "due":
      return { do: deed, dueOn: value === "" ? null : value };
    case "archive":
      return { do: deed };
  }
}
