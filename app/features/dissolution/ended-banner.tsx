import { TriangleAlert } from "lucide-react";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { LinkButton } from "~/ui/button";
import type { EndedSquad } from "./ended.server";

/** Task forces that are over while work of theirs is open; nothing closes by itself. */
export function EndedBanner({ squads, linked }: { squads: readonly EndedSquad[]; linked: boolean }) {
  const { t, f, name } = useI18n();
  if (squads.length === 0) return null;
  return (
    <ul className="mb-4 flex flex-col gap-2">
      {squads.map((squad) => (
        <li
          key={squad.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-watch bg-watch-bg px-4.5 py-2.5 text-sm text-watch"
        >
          <TriangleAlert size={15} aria-hidden className="shrink-0" />
          <span className="min-w-0 flex-1">
            {t("dissolution.banner", {
              squad: name(squad),
              day: f.dayWithYear(squad.endsOn),
              count: squad.open,
            })}
          </span>
          {linked && (
            <LinkButton small to={paths.squadDissolve(squad.id)}>
              {t("dissolution.banner_go")}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  );
}
