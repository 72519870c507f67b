import { useI18n } from "~/platform/i18n";
import { Card, Fact, FactRow } from "~/ui/card";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { FileCorrection, ImportOutcome } from "./import-readings.server";
import type { FileProblem } from "./read-csv.server";

/** What a file would do or did, or everything that is wrong with it. */
export function ImportResult({ outcome }: { outcome: ImportOutcome }) {
  const { t } = useI18n();
  if (outcome.kind === "refused") {
    return (
      <p role="alert" className="rounded-control border border-bad bg-bad-bg px-3 py-2 text-sm text-bad">
        {outcome.text}
      </p>
    );
  }
  if (outcome.kind === "problems") return <Problems {...outcome} />;
  const { file, counts, corrections, correctionCount } = outcome;
  const nothing = counts.recorded + counts.corrected === 0;
  const done = outcome.kind === "done" && !nothing;
  return (
    <div className="flex flex-col gap-4" role="status">
      <div>
        <Status tone={done ? "good" : nothing ? "unknown" : "watch"}>
          {t(done ? "metrics.import.done" : nothing ? "metrics.import.no_change" : "metrics.import.checked", {
            name: file,
          })}
        </Status>
      </div>
      <Counts counts={counts} />
      {corrections.length > 0 && (
        <Corrections corrections={corrections} count={correctionCount} done={done} />
      )}
    </div>
  );
}

function Counts({ counts }: { counts: Extract<ImportOutcome, { kind: "done" | "checked" }>["counts"] }) {
  const { t, f } = useI18n();
  return (
    <FactRow>
      {(["received", "recorded", "corrected", "unchanged"] as const).map((key) => (
        <Fact key={key} label={t(`metrics.import.${key}`)} value={f.number(counts[key])} />
      ))}
    </FactRow>
  );
}

function Problems({ file, count, problems }: { file: string; count: number; problems: FileProblem[] }) {
  const { t, f } = useI18n();
  return (
    <Card flush>
      <p role="alert" className="border-b border-line bg-bad-bg px-4.5 py-3 text-sm text-bad">
        {t("metrics.import.problems", { count, name: file })}
        {problems.length < count && ` ${t("metrics.import.problems_more", { count: problems.length })}`}
      </p>
      <Table
        label={t("metrics.import.table")}
        head={
          <>
            <Th right>{t("metrics.import.line")}</Th>
            <Th>{t("metrics.import.column")}</Th>
            <Th>{t("metrics.import.problem")}</Th>
          </>
        }
      >
        {problems.map(({ line, column, text }) => (
          <tr key={`${line} ${column} ${text}`}>
            <Td right>{f.number(line)}</Td>
            <Td className="whitespace-nowrap">{column}</Td>
            <Td className="min-w-56">{text}</Td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

function Corrections({
  corrections,
  count,
  done,
}: {
  corrections: FileCorrection[];
  count: number;
  done: boolean;
}) {
  const { t, f } = useI18n();
  return (
    <Card
      title={t(done ? "metrics.import.corrections_done" : "metrics.import.corrections")}
      hint={
        corrections.length < count
          ? t("metrics.import.corrections_more", { count: corrections.length })
          : undefined
      }
      flush
    >
      <Table
        label={t("metrics.import.corrected")}
        head={
          <>
            <Th right>{t("metrics.import.line")}</Th>
            <Th>{t("metrics.import.column.metric")}</Th>
            <Th>{t("metrics.import.column.date")}</Th>
            <Th>{t("metrics.import.column.segment")}</Th>
            <Th right>{t("metrics.import.before")}</Th>
            <Th right>{t("metrics.import.after")}</Th>
          </>
        }
      >
        {corrections.map(({ line, metric, day, segment, from, to }) => (
          <tr key={line}>
            <Td right>{f.number(line)}</Td>
            <Td className="whitespace-nowrap">{metric}</Td>
            <Td className="whitespace-nowrap">{f.dayWithYear(day)}</Td>
            <Td>{segment || t("metrics.segment.whole")}</Td>
            <Td right className="text-ink-2 line-through">
              {f.number(from, 12)}
            </Td>
            <Td right className="font-medium">
              {f.number(to, 12)}
            </Td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}
