import { Link } from "react-router";
import { type CurveShape, curveShape } from "~/domain/assessment";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { CurveFormula, CurveSpark } from "~/ui/charts";
import { readingSource } from "~/ui/reading-source";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { LetterLine, LetterPool } from "./letter.server";

/** The lines of a pool: actual, curve, points, weight and contribution, and their sum in sight. */
export function PoolCard({
  title,
  hint,
  weight,
  pool,
  total,
}: {
  title: string;
  hint: string;
  /** The pool's part of the score, basis points; null where it differs by seat. */
  weight: number | null;
  pool: LetterPool;
  total: string;
}) {
  const { t, f } = useI18n();
  const parts = pool.lines.flatMap(({ contribution }) =>
    contribution ? [f.score(contribution.printed)] : [],
  );
  return (
    <Card
      title={title}
      hint={hint}
      flush
      actions={
        weight !== null && (
          <span className="text-sm text-ink-2">{t("letter.share", { weight: f.percent(weight) })}</span>
        )
      }
    >
      <Table
        label={title}
        head={
          <>
            <Th className="max-sm:whitespace-normal">{t("letter.measure")}</Th>
            <Th right>
              {t("letter.actual")}
              <span className="block font-normal max-sm:hidden">{t("letter.targets")}</span>
            </Th>
            <Th className="max-sm:hidden">{t("letter.curve")}</Th>
            <Th right>{t("letter.points")}</Th>
            <Th right className="max-sm:hidden">
              {t("letter.weight")}
            </Th>
            <Th right>{t("letter.contribution")}</Th>
          </>
        }
      >
        {pool.lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
        <tr className="bg-sunken">
          <Td colSpan={2}>
            <span className="font-semibold">{total}</span>
            {parts.length > 1 && (
              <span className="ml-3 text-xs whitespace-nowrap text-ink-2 max-sm:ml-0 max-sm:block">
                {parts.join(" + ")}
              </span>
            )}
            {pool.blocked && (
              <span className="ml-3 text-xs text-bad">{t(`letter.block.${pool.blocked}`)}</span>
            )}
          </Td>
          <Td className="max-sm:hidden" />
          <Td right />
          <Td right className="font-semibold max-sm:hidden">
            {f.percent(10_000 - pool.waived)}
          </Td>
          <Td right className="text-base font-semibold">
            {pool.score === null ? "—" : f.score(pool.score)}
          </Td>
        </tr>
      </Table>
      <Formulas pool={pool} />
    </Card>
  );
}

function Line({ line }: { line: LetterLine }) {
  const { t, f, name } = useI18n();
  const unit = name({ name: line.unit ?? "", nameEn: line.unitEn ?? "" });
  const direct = line.source === "score";
  return (
    <tr>
      <Td className="sm:min-w-40">
        <div className="font-semibold">
          {line.metricId ? (
            <Link to={paths.metric(line.metricId)} className="hover:underline">
              {name(line)}
            </Link>
          ) : (
            name(line)
          )}
          {line.segment && <span className="font-normal text-ink-2"> · {line.segment}</span>}
        </div>
        <div className="text-xs text-ink-3">
          <Provenance line={line} />
        </div>
        {line.note && <div className="text-xs text-ink-2">{line.note}</div>}
      </Td>
      <Td right className="whitespace-nowrap">
        <div>
          <span className="font-semibold">
            {typeof line.actual === "string" ? f.fixed(line.actual, places(line)) : "—"}
          </span>
          {typeof line.actual === "string" && unit && <span className="text-xs text-ink-3"> {unit}</span>}
        </div>
        {line.curve && (
          <div className="text-xs text-ink-2 max-sm:hidden">
            {marks(curveShape(line.curve))
              .map((mark) => f.number(mark, 4))
              .join(" / ")}
          </div>
        )}
      </Td>
      <Td className="max-sm:hidden">
        {line.curve && !direct ? (
          <CurveSpark curve={line.curve} actual={line.actual ?? null} unit={unit} />
        ) : (
          <span className="text-xs text-ink-2">{t("letter.direct")}</span>
        )}
      </Td>
      <Td right className="text-base font-semibold">
        {line.points ? f.score(line.points.printed) : <Missing line={line} />}
        {line.points && line.missing && <Missing line={line} />}
        <span className="block text-xs font-normal text-ink-2 sm:hidden">× {f.percent(line.weight)}</span>
      </Td>
      <Td right className="whitespace-nowrap text-ink-2 max-sm:hidden">
        × {f.percent(line.weight)}
      </Td>
      <Td right className="font-semibold">
        {line.contribution ? f.score(line.contribution.printed) : "—"}
      </Td>
    </tr>
  );
}

function Missing({ line }: { line: LetterLine }) {
  const { t } = useI18n();
  return line.missing === null ? null : (
    <span className="block whitespace-normal text-xs font-normal">
      <Status tone="unknown" bare>
        {t(`letter.missing.${line.missing}`)}
      </Status>
    </span>
  );
}

/** The day and source of what was read, or the day of a rating. */
function Provenance({ line }: { line: LetterLine }) {
  const { t, f } = useI18n();
  const { reading } = line;
  if (reading === undefined)
    return line.ratedOn
      ? t("letter.rated_on", { day: f.dayWithYear(line.ratedOn) })
      : t("letter.not_rated_yet");
  if (reading.day === null || reading.source === null) return t("letter.no_reading");
  const values = { day: f.dayWithYear(reading.day), source: readingSource(t, reading.source) };
  if (reading.aggregation === "last" || !isAggregation(reading.aggregation))
    return t("letter.reading", values);
  return t("letter.reading_many", {
    ...values,
    count: reading.readings,
    how: t(`letter.aggregation.${reading.aggregation}`),
  });
}

const aggregations = ["sum", "mean", "max", "min"] as const;
const isAggregation = (text: string): text is (typeof aggregations)[number] =>
  (aggregations as readonly string[]).includes(text);

/** How each line's points come about, folded away until asked for. */
function Formulas({ pool }: { pool: LetterPool }) {
  const { t, name } = useI18n();
  const explained = pool.lines.filter((line) => line.source === "curve" && line.curve && line.actual);
  if (explained.length === 0) return null;
  return (
    <details className="border-t border-line px-4.5 py-3 print:hidden">
      <summary className="text-xs font-medium text-ink-2 hover:text-ink">{t("letter.how")}</summary>
      <ul className="mt-3 flex flex-col gap-3">
        {explained.map((line) => (
          <li key={line.id}>
            <p className="text-xs text-ink-3">{name(line)}</p>
            {line.curve && line.actual && (
              <CurveFormula curve={line.curve} actual={line.actual} weight={line.weight} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The corners people agreed on, from the least to the best: threshold, target, stretch, or the limits of a band. */
function marks({ knots }: CurveShape): string[] {
  return [...new Set(knots.map((knot) => knot.x))].slice(0, 4);
}

/** As many places as the reading came with, at most the metric's own. */
function places({ actual, decimals = 2 }: LetterLine): number {
  const given = typeof actual === "string" ? (actual.split(".")[1] ?? "").length : 0;
  return Math.min(given, decimals);
}
