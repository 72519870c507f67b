import { useEffect, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { leadPairs } from "~/domain/alignment";
import type { SchemeRules } from "~/domain/assessment";
import type { AlignmentRow } from "~/domain/scheme";
import { type Named, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Card } from "~/ui/card";
import { SharedWeightBar } from "~/ui/charts";
import { cx } from "~/ui/cx";
import { Chip, Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import { Triangle } from "~/ui/triangle";
import type { loadSchemeEditor } from "./editor.server";

type Source = NonNullable<Awaited<ReturnType<typeof loadSchemeEditor>>["alignment"]>;

/** Failing squads and this many passing ones are shown before "show all". */
const passingShown = 4;

/** The alignment of every squad of the chosen cycle under what is typed, worst first, with the cause in words. */
export function AlignmentCard({
  source,
  rows,
  took,
  rules,
}: {
  source: Source;
  rows: AlignmentRow[];
  took: number;
  rules: SchemeRules;
}) {
  const { t, f } = useI18n();
  const [search, setSearch] = useSearchParams();
  const hydrated = useHydrated();
  const all = search.get("all") === "1";
  const failing = rows.filter((row) => !row.verdict.passes).length;
  const shown = all ? rows : rows.slice(0, failing + passingShown);
  const hidden = rows.length - shown.length;
  const { gates } = rules;
  return (
    <Card
      title={t("scheme.alignment")}
      hint={
        hydrated &&
        [
          t("scheme.alignment_hint", { count: rows.length, time: f.number(took, 1) }),
          source.all > rows.length && t("scheme.alignment_part", { all: source.all }),
        ]
          .filter(Boolean)
          .join(" ")
      }
      actions={
        <>
          <Chip>{t("scheme.gate.swo", { limit: f.number(gates.minSharedWeightOverlap) })}</Chip>
          <Chip>{t("scheme.gate.coherence", { limit: f.number(gates.minCoherence) })}</Chip>
          <Chip>{t("scheme.gate.exposure", { limit: f.number(gates.maxConflictExposure) })}</Chip>
        </>
      }
      flush
    >
      <Table
        label={t("scheme.alignment")}
        head={
          <>
            <Th>{t("scheme.col.squad")}</Th>
            <Th right title={t("scheme.swo_hint")}>
              {t("scheme.col.swo")}
            </Th>
            {leadPairs.map((pair) => (
              <Th key={pair} right>
                {t(`scheme.col.${pair}`)}
              </Th>
            ))}
            <Th right>{t("scheme.col.coherence")}</Th>
            <Th right>{t("scheme.col.exposure")}</Th>
            <Th right title={t("scheme.bound_hint")}>
              {t("scheme.col.bound")}
            </Th>
            <Th>{t("scheme.col.gates")}</Th>
          </>
        }
      >
        {shown.map((row) => (
          <Squad key={row.id} row={row} source={source} limit={gates.minSharedWeightOverlap} />
        ))}
      </Table>
      {hidden > 0 && (
        <p className="border-t border-line bg-sunken px-4.5 py-2.5 text-sm text-ink-2">
          {t("scheme.more_pass", { count: hidden })}{" "}
          <button
            type="button"
            className="underline hover:text-ink"
            onClick={() =>
              setSearch((now) => new URLSearchParams([...now, ["all", "1"]]), {
                preventScrollReset: true,
                replace: true,
              })
            }
          >
            {t("scheme.show_all", { count: rows.length })}
          </button>
        </p>
      )}
    </Card>
  );
}

function useHydrated(): boolean {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return hydrated;
}

function Squad({ row, source, limit }: { row: AlignmentRow; source: Source; limit: string }) {
  const { t, f, name } = useI18n();
  const squad = source.squads.find((one) => one.id === row.id);
  const failed = (gate: string) =>
    row.verdict.gates.some((one) => one.gate === gate && one.status === "fail");
  const figure = (value: string | null, places = 2) => (value === null ? "—" : f.fixed(value, places));
  return (
    <tr>
      <Td>
        <div className="flex items-center gap-2.5">
          <Triangle
            size={24}
            squadName={squad ? name(squad) : row.id}
            seats={squad?.seats ?? []}
            edges={squad?.edges ?? []}
            attainment={squad?.attainment ?? null}
          />
          <div className="min-w-0">
            <Link to={paths.squad(row.id)} className="font-semibold whitespace-nowrap hover:underline">
              {squad ? name(squad) : row.id}
            </Link>
            <div className="text-xs whitespace-nowrap text-ink-3">
              <Cause cause={row.cause} names={source.metricNames} />
            </div>
          </div>
        </div>
      </Td>
      <Td right>
        <div className={cx("font-semibold", failed("sharedWeightOverlap") && "text-bad")}>
          {figure(row.swo)}
        </div>
        {row.swo !== null && <SharedWeightBar value={row.swo} floor={limit} />}
      </Td>
      {leadPairs.map((pair) => (
        <Td key={pair} right className="text-ink-2">
          {figure(row.pairs?.[pair] ?? null)}
        </Td>
      ))}
      <Td right className={failed("coherence") ? "font-semibold text-bad" : ""}>
        {figure(row.coherence, 4)}
      </Td>
      <Td right className={failed("conflictExposure") ? "font-semibold text-bad" : ""}>
        {figure(row.conflictExposure)}
      </Td>
      <Td right className="font-semibold">
        {figure(row.divergenceBound)}
      </Td>
      <Td className="whitespace-nowrap">
        {row.verdict.passes ? (
          <Status tone="good">{t("scheme.gate.pass")}</Status>
        ) : (
          <Status tone="bad">
            {t(row.cause.cause === "vacant" ? "scheme.gate.no_lead" : "scheme.gate.fail")}
          </Status>
        )}
      </Td>
    </tr>
  );
}

function Cause({ cause, names }: { cause: AlignmentRow["cause"]; names: Record<string, Named> }) {
  const { t, f, name } = useI18n();
  const metric = (code: string) => {
    const known = names[code];
    return known ? name(known) : code;
  };
  switch (cause.cause) {
    case "vacant":
      return t("scheme.cause.vacant", {
        disciplines: f.list(cause.disciplines.map((discipline) => t(`discipline.${discipline}`))),
      });
    case "part-time":
      return t("scheme.cause.part-time", {
        discipline: t(`discipline.${cause.discipline}`),
        share: f.percent(cause.share),
      });
    case "two-curves":
    case "also-individual":
      return t(`scheme.cause.${cause.cause}`, { metric: metric(cause.metric) });
    case "tradeoff":
      return t("scheme.cause.tradeoff", { a: metric(cause.a), b: metric(cause.b) });
    case "no-lines":
    case "split":
    case "joint-only":
      return t(`scheme.cause.${cause.cause}`);
  }
}
