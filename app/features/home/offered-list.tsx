import { ArrowRight } from "lucide-react";
import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { DisciplineTag } from "~/ui/status";
import type { WaitingHandoff } from "./view";
import { HandoffDue, Wait } from "./wait";

/** Hand-offs the reader offered that others have not accepted yet. */
export function OfferedList({ offered, today }: { offered: readonly WaitingHandoff[]; today: string }) {
  const { t, name } = useI18n();
  return (
    <ul className="divide-y divide-line">
      {offered.map((handoff) => (
        <li key={handoff.id} className="relative px-4.5 py-2.5 hover:bg-sunken">
          <Link
            to={paths.task(handoff.squadId, handoff.taskId)}
            data-row={`offered ${handoff.id}`}
            className="font-medium break-words after:absolute after:inset-0"
          >
            {handoff.title}
          </Link>
          <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-2">
            <span>{handoff.key}</span>
            <DisciplineTag discipline={handoff.from} />
            <ArrowRight size={12} aria-hidden />
            <DisciplineTag discipline={handoff.to} />
            <Wait hours={handoff.hours} />
            <HandoffDue dueOn={handoff.dueOn} today={today} />
            <span>{t("home.waits_for", { name: name(handoff.other) })}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
