import { useI18n } from "~/platform/i18n";
import { ProgressTime } from "~/ui/charts";
import type { SquadHead } from "./load-squad-head.server";

/** How far the cycle is, with the days from which amendments hold. */
export function CycleBar({ head: { cycle, asOf, contract, counts, unitHead } }: { head: SquadHead }) {
  const { t, f, name } = useI18n();
  if (!cycle) return <p className="text-sm text-ink-3">{t("squad.no_cycle")}</p>;
  const marks = [contract?.inForce, contract?.open].flatMap((version) =>
    version?.effectiveFrom
      ? [
          {
            day: version.effectiveFrom,
            label: t("squad.amendment_mark", { day: f.day(version.effectiveFrom) }),
          },
        ]
      : [],
  );
  const aside = [
    t("squad.people", { count: counts.people }),
    unitHead && t("squad.head", { name: name(unitHead) }),
  ].filter(Boolean);
  return (
    <ProgressTime
      title={name(cycle)}
      from={cycle.start}
      to={cycle.end}
      today={asOf}
      marks={marks}
      aside={aside.join(" · ")}
    />
  );
}
