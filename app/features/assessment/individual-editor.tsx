import { useState } from "react";
import { Form } from "react-router";
import { basisPointsOf, percentText } from "~/domain/contract/percent";
import { spreadMissingWeight } from "~/domain/contract/weights";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { Status } from "~/ui/status";
import type { loadIndividualPart } from "./individual.server";
import { emptyLine, LineFields, type LineState, lineState } from "./individual-line";

type Part = Awaited<ReturnType<typeof loadIndividualPart>>;

/** The lines of a person's individual part: added, ordered and weighted in the browser, saved as a whole. */
export function IndividualEditor({ part, reply }: { part: Part; reply: FormReply | Response | undefined }) {
  const { t } = useI18n();
  const refused = replyTo(reply, "save")?.submission;
  const [lines, setLines] = useState<LineState[]>(() => part.lines.map(lineState));
  const [nextKey, setNextKey] = useState(1);
  const total = lines.reduce((sum, line) => sum + (basisPointsOf(line.weight) ?? 0), 0);
  const change = (key: string, changed: Partial<LineState>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...changed } : line)));
  const move = (from: number, to: number) => {
    const next = [...lines];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    setLines(next);
  };
  const spread = () => {
    const weights = spreadMissingWeight(lines.map((line) => ({ weight: basisPointsOf(line.weight) ?? 0 })));
    setLines(lines.map((line, i) => ({ ...line, weight: percentText(weights[i]?.weight ?? 0) })));
  };
  return (
    <Card title={t("individual.items")} hint={part.open.lines ? undefined : t("individual.closed")} flush>
      <Form method="post">
        <div className="px-4.5 pt-3">
          <FormErrors errors={refused?.error?.[""]} />
        </div>
        {lines.length === 0 && <p className="px-4.5 py-3 text-sm text-ink-2">{t("individual.no_lines")}</p>}
        <ol className="divide-y divide-line">
          {lines.map((line, i) => (
            <LineFields
              key={line.key}
              line={line}
              index={i}
              last={i === lines.length - 1}
              metrics={part.metrics}
              conflict={part.conflicts.find((conflict) => conflict.lineId === line.id)}
              errors={refused?.error ?? {}}
              disabled={!part.open.lines}
              onChange={(changed) => change(line.key, changed)}
              onRemove={() => setLines(lines.filter((other) => other.key !== line.key))}
              onMove={(to) => move(i, to)}
            />
          ))}
        </ol>
        {part.open.lines && (
          <div className="flex flex-wrap items-center gap-3 border-t border-line bg-sunken px-4.5 py-3">
            <Button
              type="button"
              onClick={() => {
                setLines([...lines, emptyLine(`new-${nextKey}`)]);
                setNextKey(nextKey + 1);
              }}
            >
              {t("individual.add")}
            </Button>
            <Total total={total} onSpread={lines.length > 0 ? spread : undefined} />
            <Button name="intent" value="save" kind="main" className="ml-auto">
              {t("individual.save")}
            </Button>
          </div>
        )}
      </Form>
    </Card>
  );
}

const whole = 10_000;

function Total({ total, onSpread }: { total: number; onSpread: (() => void) | undefined }) {
  const { t } = useI18n();
  if (total === whole) return <Status tone="good">{t("individual.exact")}</Status>;
  const gap = percentText(Math.abs(whole - total));
  return (
    <>
      <span className="text-sm">{t("individual.total", { total: percentText(total) })}</span>
      <Status tone="watch">{t(total < whole ? "individual.gap" : "individual.over", { gap })}</Status>
      {onSpread && (
        <Button type="button" kind="quiet" small onClick={onSpread}>
          {t("individual.spread")}
        </Button>
      )}
    </>
  );
}
