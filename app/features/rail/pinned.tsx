import { NavLink } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { Triangle } from "~/ui/triangle";
import type { PinnedTriangle } from "./pinned.server";

/** The reader's triangles, one click away from anywhere. */
export function Pinned({ triangles }: { triangles: readonly PinnedTriangle[] }) {
  const { t, f, name } = useI18n();
  if (triangles.length === 0) return null;
  return (
    <section aria-label={t("nav.pinned")} className="flex flex-col gap-0.5">
      <h2 className="px-2 pb-1 text-xs font-medium text-ink-3">{t("nav.pinned")}</h2>
      {triangles.map((squad) => (
        <NavLink
          key={squad.id}
          to={paths.squad(squad.id)}
          className={({ isActive }) =>
            cx(
              "flex min-h-8 items-center gap-2 rounded-control px-2 text-sm",
              isActive ? "bg-sunken font-semibold text-ink" : "text-ink-2 hover:bg-sunken hover:text-ink",
            )
          }
        >
          <span aria-hidden className="shrink-0">
            <Triangle
              size={24}
              squadName={name(squad)}
              seats={squad.seats}
              edges={squad.edges}
              attainment={squad.attainment}
            />
          </span>
          <span className="min-w-0 truncate">{name(squad)}</span>
          {squad.attainment && (
            <span className="ml-auto text-xs font-normal text-ink-3">{f.score(squad.attainment.points)}</span>
          )}
        </NavLink>
      ))}
    </section>
  );
}
