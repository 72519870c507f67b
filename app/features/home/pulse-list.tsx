import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { EdgeStatus, Triangle } from "~/ui/triangle";
import type { HomeView } from "./load-home.server";

/** The reader's triangles with their points to date and what does not flow, in words. */
export function PulseList({ triangles }: { triangles: HomeView["triangles"] }) {
  const { t, f, name } = useI18n();
  return (
    <ul className="-mr-px -mb-px grid grid-cols-[repeat(auto-fit,minmax(165px,1fr))]">
      {triangles.map((squad) => {
        const told = squad.edges.filter((edge) => edge.health === "slow" || edge.health === "bouncing");
        return (
          <li key={squad.id} className="relative border-r border-b border-line p-4 hover:bg-sunken">
            <div className="flex items-center gap-3">
              <span className="shrink-0">
                <Triangle
                  size={64}
                  squadName={name(squad)}
                  seats={squad.seats}
                  edges={squad.edges}
                  attainment={squad.attainment}
                />
              </span>
              <div className="min-w-0">
                <Link
                  to={paths.squad(squad.id)}
                  data-row={`squad ${squad.id}`}
                  className="text-xs break-words text-ink-2 after:absolute after:inset-0"
                >
                  {name(squad)}
                </Link>
                {squad.attainment ? (
                  <p className="text-lg font-semibold">{f.score(squad.attainment.points)}</p>
                ) : (
                  <p className="text-xs text-ink-3">{t("triangle.no_readings")}</p>
                )}
              </div>
            </div>
            <p className="mt-2 flex flex-col gap-0.5">
              {told.map((edge) => (
                <EdgeStatus key={edge.between.join()} edge={edge} />
              ))}
              {told.length === 0 && <span className="text-xs text-ink-3">{t("home.flows")}</span>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
