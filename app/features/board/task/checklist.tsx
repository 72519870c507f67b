import { ArrowDown, ArrowUp, Check, Pencil, Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { TextField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import { useHeldVersion } from "~/ui/use-held-version";
import { PartForm, PartSection, Progress, replyTo } from "./part-form";
import type { ItemView, TaskParts } from "./view";

type ChecklistProps = { parts: TaskParts; work: boolean; reply: FormReply | undefined };

/** The task's checklist: ticked, reworded, reordered and added to in place. */
export function Checklist({ parts, work, reply }: ChecklistProps) {
  const { t } = useI18n();
  const { items } = parts;
  const done = items.filter((item) => item.done).length;
  if (items.length === 0 && !work) return null;
  return (
    <PartSection
      id="task-checklist"
      title={t("task.checklist")}
      aside={
        items.length > 0 && (
          <Progress
            done={done}
            all={items.length}
            label={t("task.checklist_progress", { done, all: items.length })}
          />
        )
      }
    >
      {items.length > 0 && (
        <ol className="flex flex-col">
          {items.map((item, i) => (
            <Item
              key={item.id}
              item={item}
              work={work}
              first={i === 0}
              last={i === items.length - 1}
              reply={reply}
            />
          ))}
        </ol>
      )}
      {work && <NewItem key={items.length} parts={parts} reply={reply} />}
    </PartSection>
  );
}

type ItemProps = {
  item: ItemView;
  work: boolean;
  first: boolean;
  last: boolean;
  reply: FormReply | undefined;
};

function Item({ item, work, first, last, reply }: ItemProps) {
  const { t } = useI18n();
  const { id: itemId, text, version: itemVersion } = item;
  const fields = { itemId, itemVersion };
  const refused = replyTo(reply, "edit-item", { itemId });
  const editing = useRef<HTMLDetailsElement>(null);
  const { held, submitted } = useHeldVersion(itemVersion, { box: editing, refusal: refused });
  const { fields: meta } = useForm<{ itemText: string }>({
    reply: refused,
    defaultValue: { itemText: text },
    id: `item-${itemId}-${held}`,
  });
  const box = cx(
    "mt-0.5 grid size-4 shrink-0 place-items-center rounded-chip border",
    item.done ? "border-ink bg-ink text-inv" : "border-line-2 bg-surface",
  );
  const tick = item.done && <Check size={11} strokeWidth={3} aria-hidden />;
  const words = (
    <span className={cx("min-w-0 text-left break-words", item.done && "text-ink-3 line-through")}>
      {text}
    </span>
  );
  return (
    <li className="group rounded-control hover:bg-sunken focus-within:bg-sunken">
      <div className="flex flex-wrap items-start gap-x-1">
        {work ? (
          <PartForm
            intent={item.done ? "untick-item" : "tick-item"}
            fields={fields}
            className="min-w-0 flex-1"
          >
            <button
              type="submit"
              aria-pressed={item.done}
              aria-label={t("task.item_done", { text })}
              className="flex min-h-7 w-full items-start gap-2 rounded-control px-1.5 py-1 text-sm max-sm:min-h-9"
            >
              <span className={box}>{tick}</span>
              {words}
            </button>
          </PartForm>
        ) : (
          <div className="flex min-h-7 flex-1 items-start gap-2 px-1.5 py-1 text-sm">
            <span
              role="img"
              aria-label={item.done ? t("task.item_done", { text }) : undefined}
              className={box}
            >
              {tick}
            </span>
            {words}
          </div>
        )}
        {work && (
          <details
            className="shrink-0 open:order-1 open:basis-full"
            open={refused !== undefined}
            key={held}
            ref={editing}
            onSubmit={submitted}
          >
            <summary
              aria-label={t("task.item_edit", { text })}
              className="grid size-7 cursor-pointer list-none place-items-center rounded-control text-ink-3 hover:text-ink max-sm:size-9"
            >
              <Pencil size={13} aria-hidden />
            </summary>
            <div className="flex flex-col gap-2 p-1.5">
              <PartForm
                intent="edit-item"
                fields={{ itemId, itemVersion: held }}
                className="flex flex-wrap items-end gap-1.5"
              >
                <TextField
                  meta={meta.itemText}
                  label={t("task.item_text")}
                  required
                  maxLength={300}
                  wrap="flex-1 basis-40"
                />
                <Button>{t("action.save")}</Button>
              </PartForm>
              <div className="flex gap-1">
                {!first && (
                  <Tool intent="raise-item" fields={fields} label={t("task.item_up", { text })}>
                    <ArrowUp size={14} aria-hidden />
                  </Tool>
                )}
                {!last && (
                  <Tool intent="lower-item" fields={fields} label={t("task.item_down", { text })}>
                    <ArrowDown size={14} aria-hidden />
                  </Tool>
                )}
                <Tool intent="remove-item" fields={{ itemId }} label={t("task.item_remove", { text })}>
                  <Trash2 size={14} aria-hidden />
                </Tool>
              </div>
            </div>
          </details>
        )}
      </div>
    </li>
  );
}

function Tool({
  intent,
  fields,
  label,
  children,
}: {
  intent: string;
  fields: Record<string, string | number>;
  label: string;
  children: ReactNode;
}) {
  return (
    <PartForm intent={intent} fields={fields}>
      <button
        type="submit"
        aria-label={label}
        title={label}
        className="grid size-7 place-items-center rounded-control border border-line-2 text-ink-2 hover:text-ink max-sm:size-9"
      >
        {children}
      </button>
    </PartForm>
  );
}

/** The line a new item is typed into; after each it is empty again and keeps the focus. */
function NewItem({ parts, reply }: Pick<ChecklistProps, "parts" | "reply">) {
  const { t } = useI18n();
  const [itemId] = useState(parts.newItemId);
  const { fields } = useForm<{ item: string }>({
    reply: replyTo(reply, "add-item"),
    id: `new-item-${itemId}`,
  });
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The line before this one had the focus when its item was sent.
    if (sentFromHere.current) form.current?.querySelector<HTMLInputElement>("input[name=item]")?.focus();
    sentFromHere.current = false;
  }, []);
  return (
    <div ref={form} onSubmit={() => (sentFromHere.current = true)}>
      <PartForm intent="add-item" fields={{ itemId }} className="flex items-end gap-1.5">
        <TextField
          meta={fields.item}
          label={t("task.item")}
          placeholder={t("task.item_placeholder")}
          required
          maxLength={300}
          autoComplete="off"
          wrap="flex-1"
        />
        <Button>{t("task.add")}</Button>
      </PartForm>
    </div>
  );
}

const sentFromHere = { current: false };
