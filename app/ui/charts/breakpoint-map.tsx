import {
  ArrowDown,
  ArrowRight,
  ArrowUp,
  Check,
  Clock,
  type LucideIcon,
  Minus,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { PairState, Trend } from "~/domain/flow";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { duration, durationOfHours } from "~/ui/duration";
import { DisciplineTag } from "~/ui/status";
import { ChartTable } from "./chart-table";

export type MapPair = {
  from: Discipline;
  to: Discipline;
  state: PairState;
  offers: number;
  returned: number;
  /** Basis points. */
  returnRate: number;
  medianHours: number | null;
  p85Hours: number | null;
  trend: Trend;
  /** Hand-offs that wait now. */
  waiting: number;
  /** The one that waits longest; milliseconds. */
  worst: { key: string; title: string; waited: number; overdue: boolean } | null;
  href: string;
};

export type MapInside = { discipline: Discipline; tasks: number; median: number | null; to: string };

const looks: Record<PairState, { icon: LucideIcon; box: string; word: string }> = {
  none: { icon: Minus, box: "border-dashed border-line-2", word: "text-ink-3" },
  "too-few": { icon: Minus, box: "border-line-2 bg-unknown-bg", word: "text-unknown" },
  flowing: { icon: Check, box: "border-good-bg bg-good-bg", word: "text-good" },
  watch: { icon: Clock, box: "border-watch-bg bg-watch-bg", word: "text-watch" },
  breakpoint: { icon: TriangleAlert, box: "border-2 border-bad bg-bad-bg", word: "text-bad" },
};

const trends: Record<Exclude<Trend, "unknown">, LucideIcon> = {
  faster: ArrowDown,
  slower: ArrowUp,
  same: ArrowRight,
};

/** Hand-offs from each discipline (rows) to each other one (columns); the diagonal is work inside a discipline. Each cell leads to its list. */
export function BreakpointMap({
  label,
  pairs,
  inside,
}: {
  label: string;
  pairs: readonly MapPair[];
  inside: readonly MapInside[];
}) {
  const i18n = useI18n();
  const { t, f } = i18n;
  return (
    <figure className="text-xs">
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-[max-content_repeat(3,minmax(0,1fr))]">
        <span className="self-end pb-1 text-ink-3 max-sm:hidden" aria-hidden>
          {t("map.axes")}
        </span>
        {disciplines.map((to) => (
          <span key={to} aria-hidden className="justify-self-center pb-1 font-semibold max-sm:hidden">
            <DisciplineTag discipline={to} />
          </span>
        ))}
        {disciplines.map((from) => (
          <Row key={from} from={from}>
            {disciplines.map((to) => {
              const own = inside.find(({ discipline }) => discipline === from);
              const pair = pairs.find((cell) => cell.from === from && cell.to === to);
              if (from === to) return own && <Inside key={to} own={own} />;
              return pair && <Pair key={to} pair={pair} />;
            })}
          </Row>
        ))}
      </div>
      <div className="mt-3">
        <ChartTable
          caption={label}
          head={[
            t("map.pair"),
            t("map.state"),
            t("map.offers"),
            t("map.median"),
            t("map.p85"),
            t("map.returned"),
            t("map.waiting"),
          ]}
          rows={pairs.map((pair) => ({
            id: `${pair.from}>${pair.to}`,
            cells: [
              <Link key="pair" to={pair.href} className="underline underline-offset-2">
                {t("map.from_to", { from: t(`discipline.${pair.from}`), to: t(`discipline.${pair.to}`) })}
              </Link>,
              t(`map.state.${pair.state}`),
              f.number(pair.offers),
              pair.medianHours === null ? t("chart.none") : durationOfHours(i18n, pair.medianHours),
              pair.p85Hours === null ? t("chart.none") : durationOfHours(i18n, pair.p85Hours),
              `${f.number(pair.returned)} · ${f.percent(whole(pair.returnRate))}`,
              f.number(pair.waiting),
            ],
          }))}
        />
      </div>
    </figure>
  );
}

function Row({ from, children }: { from: Discipline; children: ReactNode }) {
  return (
    <>
      <span aria-hidden className="self-center pr-2 font-semibold max-sm:hidden">
        <DisciplineTag discipline={from} />
      </span>
      {children}
    </>
  );
}

/** Basis points to the nearest percent: with few hand-offs the decimals would say more than there is. */
const whole = (basisPoints: number): number => Math.round(basisPoints / 100) * 100;

const cell = "block min-w-0 rounded-cell border px-3 py-2 hover:border-ink";

/** On a phone the rows stand under each other and each cell names its pair. */
function PairName({ from, to }: { from: Discipline; to: Discipline }) {
  return (
    <span className="flex items-center gap-1.5 sm:sr-only">
      <DisciplineTag discipline={from} />
      <ArrowRight size={12} aria-hidden />
      <DisciplineTag discipline={to} />
    </span>
  );
}

function Pair({ pair }: { pair: MapPair }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { state, offers, returned, medianHours, p85Hours, trend, worst, waiting } = pair;
  const { icon: Icon, box, word } = looks[state];
  return (
    <Link to={pair.href} className={`${cell} ${box}`}>
      <PairName from={pair.from} to={pair.to} />
      <span className="flex items-center justify-between gap-2">
        <span className={`inline-flex items-center gap-1 font-semibold ${word}`}>
          <Icon size={13} strokeWidth={2.25} aria-hidden className="shrink-0" />
          {t(`map.state.${state}`)}
        </span>
        <span className="whitespace-nowrap text-ink-2">{t("map.count", { count: offers })}</span>
      </span>
      {state === "none" ? null : (
        <>
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-lg font-semibold text-ink">
              {medianHours === null ? t("chart.none") : durationOfHours(i18n, medianHours)}
            </span>
            {trend !== "unknown" && <TrendMark trend={trend} />}
          </span>
          <span className="block text-ink-2">
            {p85Hours !== null && <>{t("map.p85_within", { time: durationOfHours(i18n, p85Hours) })} · </>}
            {t("map.returns", { count: returned, share: f.percent(whole(pair.returnRate)) })}
          </span>
        </>
      )}
      {worst && (
        <span className={`mt-0.5 block ${worst.overdue ? "font-semibold text-bad" : "text-ink-2"}`}>
          {t(worst.overdue ? "map.worst_overdue" : "map.worst", {
            key: worst.key,
            time: duration(i18n, worst.waited),
            more: waiting - 1,
          })}
        </span>
      )}
    </Link>
  );
}

function TrendMark({ trend }: { trend: Exclude<Trend, "unknown"> }) {
  const { t } = useI18n();
  const Icon = trends[trend];
  return (
    <span className="inline-flex items-center gap-0.5 text-ink-2" title={t("map.trend_hint")}>
      <Icon size={12} aria-hidden />
      {t(`map.trend.${trend}`)}
    </span>
  );
}

function Inside({ own }: { own: MapInside }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <Link
      to={own.to}
      className={`${cell} flex flex-col items-center justify-center border-dashed border-line-2 text-center`}
    >
      <span className="sm:sr-only">
        <DisciplineTag discipline={own.discipline} />
      </span>
      <span className="text-ink-2">{t("map.inside")}</span>
      <span className="text-lg font-semibold text-ink">
        {own.median === null ? t("chart.none") : duration(i18n, own.median)}
      </span>
      <span className="text-ink-2">{t("map.inside_tasks", { count: own.tasks })}</span>
    </Link>
  );
}
