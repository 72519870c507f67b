import { type FormEvent, useMemo, useState } from "react";
import { Form } from "react-router";
import { alignmentRows, readSchemeFields, type SchemeFields, schemeFields } from "~/domain/scheme";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors, TextField } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { StaleNotice, VersionInput } from "~/ui/stale";
import { Status } from "~/ui/status";
import { useForm } from "~/ui/use-form";
import { AlignmentCard } from "./alignment-card";
import { CyclePicker } from "./cycle-picker";
import { DifferenceCard } from "./difference-card";
import type { loadSchemeEditor } from "./editor.server";
import { liveFields, typedFields } from "./live-fields";
import { GatesCard, GradesCard, RulesCard, TradeoffsCard } from "./scheme-fields";
import { SplitCard } from "./split-card";

type Data = Awaited<ReturnType<typeof loadSchemeEditor>>;

/** The rules of a scheme version beside what they do to the squads of a cycle, recomputed in the browser at every change. */
export function SchemeEditor({ data, reply }: { data: Data; reply: FormReply | Response | undefined }) {
  const { t } = useI18n();
  const { scheme, version, may, alignment, metrics, difference } = data;
  const stored = useMemo(() => schemeFields(version.rules), [version.rules]);
  const refused = replyTo(reply, "save") ?? replyTo(reply, "submit");
  const typed = useMemo(() => typedFields(stored, refused?.submission.initialValue), [stored, refused]);
  const [live, setLive] = useState<SchemeFields>(typed);
  const grades = useRows(typed.gradeName.length);
  const tradeoffs = useRows(typed.tradeoffA.length);
  const { form, fields } = useForm<{ name: string; nameEn: string }>({
    reply: refused,
    id: "scheme",
    defaultValue: { name: scheme.name, nameEn: scheme.nameEn },
  });
  const disabled = !may.edit;
  const read = useMemo(() => readSchemeFields(live), [live]);
  const rules = disabled ? version.rules : read.ok ? read.rules : null;
  const measured = useMemo(() => {
    if (alignment === null || rules === null) return null;
    const start = performance.now();
    return { rows: alignmentRows(alignment.source, rules), took: performance.now() - start };
  }, [alignment, rules]);
  const errors = refused?.submission.error ?? {};
  const shared = { fields: typed, errors, disabled };
  const onInput = (event: FormEvent<HTMLFormElement>) => {
    if (!disabled) setLive(liveFields(event.currentTarget));
  };
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-4">
        <AlignmentVerdict measured={measured} />
        <CyclePicker data={data} />
      </div>
      <Form method="post" id={form.id} onInput={onInput} className="flex min-w-0 flex-col gap-5">
        <StaleNotice
          reply={refused}
          fields={[
            { name: "name", label: t("scheme.name_zh"), stored: scheme.name },
            { name: "nameEn", label: t("scheme.name_en"), stored: scheme.nameEn },
            { name: "jointTech", label: t("discipline.tech"), stored: stored.jointTech },
            { name: "jointData", label: t("discipline.data"), stored: stored.jointData },
            { name: "jointProduct", label: t("discipline.product"), stored: stored.jointProduct },
          ]}
        />
        <FormErrors errors={form.errors} />
        <VersionInput reply={refused} current={version.lock} />
        <div className="grid items-start gap-5 lg:grid-cols-[300px_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-5">
            <SplitCard {...shared} live={disabled ? stored : live} before={difference?.rules ?? null} />
            {may.edit && (
              <Card>
                <div className="flex flex-col gap-3">
                  <TextField meta={fields.name} label={t("scheme.name_zh")} lang="zh-CN" required />
                  <TextField meta={fields.nameEn} label={t("scheme.name_en")} lang="en" required />
                </div>
              </Card>
            )}
          </div>
          {alignment === null || measured === null || rules === null ? (
            <Card title={t("scheme.alignment")}>
              <p className="text-sm text-ink-2">
                {t(alignment === null ? "scheme.no_cycle" : "scheme.fix_first")}
              </p>
            </Card>
          ) : (
            <AlignmentCard source={alignment} rows={measured.rows} took={measured.took} rules={rules} />
          )}
        </div>
        <div className="grid items-start gap-5 md:grid-cols-2 xl:grid-cols-4">
          <RulesCard {...shared} />
          <GradesCard {...shared} {...grades} />
          <GatesCard {...shared} />
          <TradeoffsCard {...shared} {...tradeoffs} metrics={metrics} />
        </div>
        {may.edit && (
          <div className="flex flex-wrap justify-end gap-2">
            <Button name="intent" value="save">
              {t("scheme.save")}
            </Button>
            <Button name="intent" value="submit" kind="main">
              {t("scheme.submit")}
            </Button>
          </div>
        )}
      </Form>
      <DifferenceCard data={data} />
    </div>
  );
}

function AlignmentVerdict({ measured }: { measured: { rows: ReturnType<typeof alignmentRows> } | null }) {
  const { t } = useI18n();
  if (measured === null || measured.rows.length === 0) return null;
  const all = measured.rows.length;
  const failing = measured.rows.filter((row) => !row.verdict.passes).length;
  return (
    <p aria-live="polite">
      <Status tone={failing > 0 ? "bad" : "good"}>
        {failing > 0 ? t("scheme.failing", { count: failing, all }) : t("scheme.all_pass", { count: all })}
      </Status>
    </p>
  );
}

/** Rows of a list by stable numbers; the first `count` stand for the stored ones. */
function useRows(count: number) {
  const [rows, setRows] = useState(() => Array.from({ length: count }, (_, i) => i));
  const [next, setNext] = useState(count);
  return {
    rows,
    onAdd: () => {
      setRows([...rows, next]);
      setNext(next + 1);
    },
    onRemove: (row: number) => setRows(rows.filter((other) => other !== row)),
  };
}
