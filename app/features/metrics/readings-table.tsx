import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { useReadingSource } from "~/ui/reading-source";
import { Table, Td, Th } from "~/ui/table";
import { Figure, shownPlaces } from "./figure";
import type { MetricView } from "./metric-view";

type Revision = MetricView["readings"][number]["current"];

/** The readings of the period by day; a corrected one tells what it was, who changed it and when. */
export function ReadingsTable({
  metric,
  readings,
  query,
  mayRecord,
}: Pick<MetricView, "metric" | "readings" | "query" | "mayRecord">) {
  const { t, f } = useI18n();
  return (
    <Table
      label={t("metrics.readings")}
      head={
        <>
          <Th>{t("metrics.readings.date")}</Th>
          <Th right>{t("metrics.readings.value")}</Th>
          <Th>{t("metrics.source")}</Th>
          <Th>{t("metrics.readings.received")}</Th>
          <Th>{t("metrics.readings.note")}</Th>
          {mayRecord && (
            <Th>
              <span className="sr-only">{t("metrics.actions")}</span>
            </Th>
          )}
        </>
      }
    >
      {readings.map(({ day, current, earlier }) => (
        <tr key={day} className="align-top">
          <Td className="whitespace-nowrap">{f.dayWithYear(day)}</Td>
          <Td right className="font-medium">
            <Figure {...metric} value={current.value} exact />
          </Td>
          <Td className="min-w-28 text-ink-2">
            <Origin metric={metric} revision={current} />
          </Td>
          <Td className="whitespace-nowrap text-ink-2">{f.instant(current.receivedAt)}</Td>
          <Td className="min-w-40">
            {current.note}
            <History metric={metric} current={current} earlier={earlier} />
          </Td>
          {mayRecord && (
            <Td right>
              <Link
                to={`${paths.readingRecord(metric.id)}?${new URLSearchParams({ day, segment: query.segment })}`}
                aria-label={t("metrics.readings.correct_of", { day: f.dayWithYear(day) })}
                className="text-xs whitespace-nowrap text-ink-2 underline hover:text-ink"
              >
                {t("metrics.readings.correct")}
              </Link>
            </Td>
          )}
        </tr>
      ))}
    </Table>
  );
}

function Origin({ metric, revision }: { metric: MetricView["metric"]; revision: Revision }) {
  const { t, name } = useI18n();
  const from = useReadingSource()(revision.source, metric);
  return revision.enteredBy
    ? t("metrics.by.person", { person: name(revision.enteredBy), source: from })
    : from;
}

/** One sentence a correction, the latest first: the value it replaced, when and by whom. */
function History({
  metric,
  current,
  earlier,
}: {
  metric: MetricView["metric"];
  current: Revision;
  earlier: readonly Revision[];
}) {
  const { t, f, name } = useI18n();
  const sourceText = useReadingSource();
  const revisions = [current, ...earlier];
  return earlier.map((replaced, i) => {
    const by = revisions[i]!;
    return (
      <p key={replaced.id} className="text-xs text-ink-3">
        {t("metrics.corrected", {
          value: f.fixed(replaced.value, shownPlaces(replaced.value, metric.decimals)),
          at: f.instant(by.receivedAt),
          by: by.enteredBy ? name(by.enteredBy) : sourceText(by.source, metric),
        })}
      </p>
    );
  });
}
