import { ChevronRight } from "lucide-react";
import { Link } from "react-router";
import type { WaitingOffer } from "~/features/flow/index.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { duration, durationOfHours } from "~/ui/duration";
import { EdgeStatus } from "~/ui/triangle";
import type { SquadHead } from "./load-squad-head.server";

type Edge = SquadHead["pulse"]["edges"][number];

/** What the triangle's edges say, one under the other: how many, how long, and which wait now. */
export function EdgeList({
  head: { squad, pulse },
  waiting,
}: {
  head: SquadHead;
  waiting: readonly WaitingOffer[];
}) {
  const { t } = useI18n();
  return (
    <ul aria-label={t("handoff.edges")} className="mt-1 divide-y divide-line border-t border-line text-xs">
      {pulse.edges.map((edge) => (
        <li key={edge.between.join("-")}>
          <EdgeDetails
            squadId={squad.id}
            edge={edge}
            waiting={waiting.filter((offer) => isOn(edge, offer))}
          />
        </li>
      ))}
    </ul>
  );
}

const isOn = ({ between }: Edge, { from, to }: WaitingOffer) =>
  between.includes(from) && between.includes(to);

function EdgeDetails({
  squadId,
  edge,
  waiting,
}: {
  squadId: string;
  edge: Edge;
  waiting: readonly WaitingOffer[];
}) {
  const i18n = useI18n();
  const { t, name } = i18n;
  const { between, count, medianHours } = edge;
  const [a, b] = between;
  const directions = [
    [a, b],
    [b, a],
  ] as const;
  return (
    <details className="group">
      <summary className="flex min-h-9 list-none flex-wrap items-center gap-x-2 py-1.5 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={13}
          aria-hidden
          className="shrink-0 text-ink-3 group-open:rotate-90 motion-safe:transition-transform"
        />
        <EdgeStatus edge={edge} />
        {waiting.length > 0 && (
          <span className="ml-auto font-semibold text-watch">
            {t("handoff.edge_waiting", { count: waiting.length })}
          </span>
        )}
      </summary>
      <div className="pb-2.5 pl-5">
        <p className="text-ink-2">
          {count === 0
            ? t("handoff.edge_none")
            : medianHours === null
              ? t("handoff.edge_undecided", { count })
              : t("handoff.edge", { count, time: durationOfHours(i18n, medianHours) })}
        </p>
        <ul className="mt-1 flex flex-col gap-1">
          {waiting.map((offer) => (
            <li key={offer.taskId} className={offer.overdue ? "text-bad" : "text-ink-2"}>
              <Link
                to={paths.task(squadId, offer.taskId)}
                className="font-medium underline underline-offset-2"
              >
                {offer.key} {offer.title}
              </Link>{" "}
              {t("handoff.edge_waits", {
                time: duration(i18n, offer.waited),
                name: name(offer.receiver),
              })}
            </li>
          ))}
        </ul>
        <p className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1">
          {directions.map(([from, to]) => (
            <Link
              key={from}
              to={`${paths.squadFlowPair(squadId, from, to)}?days=30`}
              className="text-ink-2 underline underline-offset-2"
            >
              {t("map.from_to", { from: t(`discipline.${from}`), to: t(`discipline.${to}`) })}
            </Link>
          ))}
        </p>
      </div>
    </details>
  );
}
