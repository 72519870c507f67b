import type { WaitingOffer } from "~/features/flow/index.server";
import { useI18n } from "~/platform/i18n";
import { Triangle } from "~/ui/triangle";
import { EdgeList } from "./edge-list";
import type { SquadHead } from "./load-squad-head.server";

/** The squad's triangle, large: seats, hand-offs of 30 days and joint points; below it the edges one by one, for who reads the board. */
export function PulseCard({ head, waiting }: { head: SquadHead; waiting: readonly WaitingOffer[] }) {
  const { squad, pulse, asOf, may } = head;
  const { t, f, name } = useI18n();
  return (
    <section
      aria-label={t("squad.pulse")}
      className="flex flex-col rounded-card border border-line bg-surface px-4.5 pt-4 pb-3"
    >
      <header className="flex items-baseline gap-2 text-xs">
        <h2 className="font-semibold">{t("squad.pulse")}</h2>
        <span className="text-ink-3">{t("squad.pulse_days")}</span>
        <span className="ml-auto text-ink-3">{f.day(asOf)}</span>
      </header>
      <div className="grid flex-1 place-items-center py-2">
        <Triangle
          size={320}
          squadName={name(squad)}
          seats={pulse.seats}
          edges={pulse.edges}
          attainment={pulse.attainment}
        />
      </div>
      {may.readBoard && <EdgeList head={head} waiting={waiting} />}
    </section>
  );
}
