import { ArrowLeft, ArrowRight, Trash2 } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Form } from "react-router";
import { categories, maximumColumns } from "~/domain/board";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button, IconButton } from "~/ui/button";
import { CheckField, FormErrors, SelectField, TextField } from "~/ui/field";
import { useForm } from "~/ui/use-form";
import { useHeldVersion } from "~/ui/use-held-version";
import type { EditableColumn } from "./load-columns.server";

/** The leads' list of columns: rename, limit, order, add, and delete what is empty. */
export function ColumnsEditor({
  columns,
  reply,
}: {
  columns: readonly EditableColumn[];
  reply: FormReply | undefined;
}) {
  const { t } = useI18n();
  const refused = reply?.submission.initialValue;
  const refusedId = typeof refused?.columnId === "string" ? refused.columnId : null;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">{t("columns.text")}</p>
      <ol className="flex flex-col gap-4">
        {columns.map((column, i) => (
          <li key={column.id} className="rounded-cell border border-line p-3">
            <ColumnForm
              column={column}
              first={i === 0}
              last={i === columns.length - 1}
              reply={refusedId === column.id ? reply : undefined}
            />
          </li>
        ))}
      </ol>
      {columns.length < maximumColumns && (
        <AddColumn key={columns.length} reply={reply && refusedId === null ? reply : undefined} />
      )}
    </div>
  );
}

type Fields = {
  name: string;
  nameEn: string;
  category: string;
  wipLimit: string;
  wipMode: string;
  queue: string;
};
type ColumnFormProps = {
  column: EditableColumn;
  first: boolean;
  last: boolean;
  reply: FormReply | undefined;
};

function ColumnForm({ column, first, last, reply }: ColumnFormProps) {
  const { t, name } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const { held, submitted } = useHeldVersion(column.version, { box, refusal: reply });
  const label = name(column);
  return (
    <div ref={box} className="flex flex-col gap-3">
      <div className="flex items-center gap-1">
        <h3 className="min-w-0 truncate text-sm font-semibold">{label}</h3>
        <span className="text-xs text-ink-3">{t(`columns.category.${column.category}`)}</span>
        <span className="ml-auto flex">
          {!first && (
            <Step intent="left" column={column}>
              <IconButton type="submit" label={t("columns.left", { column: label })}>
                <ArrowLeft size={15} aria-hidden />
              </IconButton>
            </Step>
          )}
          {!last && (
            <Step intent="right" column={column}>
              <IconButton type="submit" label={t("columns.right", { column: label })}>
                <ArrowRight size={15} aria-hidden />
              </IconButton>
            </Step>
          )}
        </span>
      </div>
      <ColumnFields key={held} column={column} version={held} reply={reply} onSubmit={submitted} />
      <Step intent="delete" column={column}>
        <Button kind="quiet" small>
          <Trash2 size={13} aria-hidden />
          {t("columns.delete")}
        </Button>
      </Step>
    </div>
  );
}

type ColumnFieldsProps = Pick<ColumnFormProps, "column" | "reply"> & {
  version: number;
  onSubmit: () => void;
};

/** What a lead types about a column; another lead's change meanwhile leaves it as it is, and saving says so. */
function ColumnFields({ column, version, reply, onSubmit }: ColumnFieldsProps) {
  const { t, f } = useI18n();
  const { form, fields } = useForm<Fields>({
    reply,
    id: `${column.id}-${version}`,
    defaultValue: {
      name: column.name,
      nameEn: column.nameEn,
      wipLimit: column.wipLimit === null ? "" : String(column.wipLimit),
      wipMode: column.wipMode,
      queue: column.queue ? "on" : "",
    },
  });
  return (
    <>
      <FormErrors errors={form.errors} />
      {version !== column.version && (
        <p role="status" className="rounded-control bg-watch-bg px-2.5 py-1.5 text-xs break-words">
          {t("columns.changed_meanwhile", {
            name: column.name,
            nameEn: column.nameEn,
            limit: column.wipLimit === null ? t("columns.no_limit") : f.number(column.wipLimit),
          })}
        </p>
      )}
      <Form method="post" id={form.id} preventScrollReset onSubmit={onSubmit} className="flex flex-col gap-3">
        <Hidden intent="save" column={{ ...column, version }} />
        <div className="grid grid-cols-2 gap-3">
          <TextField meta={fields.name} label={t("columns.name")} required maxLength={40} />
          <TextField meta={fields.nameEn} label={t("columns.name_en")} required maxLength={40} />
        </div>
        <LimitFields fields={fields} />
        <Button className="self-start">{t("action.save")}</Button>
      </Form>
    </>
  );
}

type LimitMeta = Pick<ReturnType<typeof useForm<Fields>>["fields"], "wipLimit" | "wipMode" | "queue">;

/** How many cards a column takes, what happens beyond, and whether time in it counts as waiting. */
function LimitFields({ fields }: { fields: LimitMeta }) {
  const { t } = useI18n();
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          meta={fields.wipLimit}
          label={t("columns.limit")}
          hint={t("columns.limit_hint")}
          type="number"
          min={1}
          max={999}
        />
        <SelectField
          meta={fields.wipMode}
          label={t("columns.mode")}
          choices={(["warn", "forbid"] as const).map((value) => ({
            value,
            label: t(`columns.mode.${value}`),
          }))}
        />
      </div>
      <CheckField meta={fields.queue} label={t("columns.queue")} hint={t("columns.queue_hint")} />
    </>
  );
}

function Step({ intent, column, children }: { intent: string; column: EditableColumn; children: ReactNode }) {
  return (
    <Form method="post" preventScrollReset>
      <Hidden intent={intent} column={column} />
      {children}
    </Form>
  );
}

function Hidden({ intent, column }: { intent: string; column: EditableColumn }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="columnId" value={column.id} />
      <input type="hidden" name="version" value={column.version} />
    </>
  );
}

function AddColumn({ reply }: { reply: FormReply | undefined }) {
  const { t } = useI18n();
  const { form, fields } = useForm<Fields>({ reply, id: "add-column", defaultValue: { category: "doing" } });
  return (
    <section className="rounded-cell border border-dashed border-line-2 p-3">
      <h3 className="mb-2 text-sm font-semibold">{t("columns.add")}</h3>
      <Form method="post" id={form.id} preventScrollReset className="flex flex-col gap-3">
        <FormErrors errors={form.errors} />
        <input type="hidden" name="intent" value="add" />
        <div className="grid grid-cols-2 gap-3">
          <TextField meta={fields.name} label={t("columns.name")} required maxLength={40} />
          <TextField meta={fields.nameEn} label={t("columns.name_en")} required maxLength={40} />
          <SelectField
            meta={fields.category}
            label={t("columns.category")}
            choices={categories.map((value) => ({ value, label: t(`columns.category.${value}`) }))}
          />
        </div>
        <LimitFields fields={fields} />
        <Button className="self-start">{t("action.add")}</Button>
      </Form>
    </section>
  );
}
