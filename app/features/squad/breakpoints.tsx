import { ArrowLeftRight, Clock } from "lucide-react";
import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { SquadHead } from "./load-squad-head.server";
import { waitText } from "./wait-text";

type Edge = SquadHead["pulse"]["edges"][number];

const pairs = {
  "tech-data": "tech_data",
  "tech-product": "tech_product",
  "data-product": "data_product",
} as const;
const pairKey = ({ between: [a, b] }: Edge) =>
  `squad.pair.${pairs[`${a}-${b}` as keyof typeof pairs]}` as const;

/** Where work waits or bounces between two disciplines; nothing when all flows. */
export function Breakpoints({ head: { pulse, squad, may } }: { head: SquadHead }) {
  const { t } = useI18n();
  const broken = pulse.edges.filter((edge) => edge.health === "slow" || edge.health === "bouncing");
  return broken.map((edge) => {
    const bouncing = edge.health === "bouncing";
    const Icon = bouncing ? ArrowLeftRight : Clock;
    return (
      <p
        key={edge.between.join()}
        className={`flex flex-wrap items-baseline gap-x-2 gap-y-1 rounded-card px-4.5 py-3 text-sm ${bouncing ? "bg-bad-bg" : "bg-watch-bg"}`}
      >
        <Icon
          size={15}
          aria-hidden
          className={`shrink-0 self-center ${bouncing ? "text-bad" : "text-watch"}`}
        />
        <strong className="font-semibold">
          {t(`squad.breakpoint.${bouncing ? "bouncing" : "slow"}`, { pair: t(pairKey(edge)) })}
        </strong>
        <BreakpointText edge={edge} pulse={pulse} />
        {may.readBoard && (
          <Link
            to={`${paths.squadFlow(squad.id)}?days=30`}
            className="font-semibold underline underline-offset-2"
          >
            {t("squad.breakpoint.open")}
          </Link>
        )}
      </p>
    );
  });
}

function BreakpointText({
  edge,
  pulse: { limitHours, returnRate },
}: {
  edge: Edge;
  pulse: SquadHead["pulse"];
}) {
  const i18n = useI18n();
  const { count, returned } = edge;
  return (
    <span className="text-ink-2">
      {edge.health === "bouncing"
        ? i18n.t("squad.breakpoint.bouncing_text", {
            count,
            returned,
            limit: i18n.f.percent(returnRate),
          })
        : i18n.t("squad.breakpoint.slow_text", {
            wait: waitText(i18n, edge.medianHours),
            limit: waitText(i18n, limitHours),
            count,
            returned,
          })}
    </span>
  );
}
