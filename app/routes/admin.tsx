import {
  Building2,
  FileUp,
  KeyRound,
  type LucideIcon,
  Mail,
  Network,
  ScrollText,
  ShieldCheck,
  Users,
} from "lucide-react";
import { Link } from "react-router";
import { type AdminPlace, adminPlaces } from "~/features/identity/admin-places.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import type { Route } from "./+types/admin";

export const loader = page(async (ctx, _: Route.LoaderArgs) => ({ places: adminPlaces(ctx) }));

const places: Record<AdminPlace, { to: string; icon: LucideIcon }> = {
  people: { to: paths.people, icon: Users },
  units: { to: paths.units, icon: Building2 },
  disciplines: { to: paths.disciplines, icon: Network },
  import: { to: paths.adminImport, icon: FileUp },
  invitations: { to: paths.adminInvitations, icon: Mail },
  roles: { to: paths.adminRoles, icon: ShieldCheck },
  tokens: { to: paths.adminTokens, icon: KeyRound },
  audit: { to: paths.adminAudit, icon: ScrollText },
};

export default function Admin({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageHead title={t("admin.title")} description={t("admin.intro")} />
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {loaderData.places.map((key) => {
          const { to, icon: Icon } = places[key];
          return (
            <li key={key}>
              <Link
                to={to}
                className="flex h-full items-start gap-3.5 rounded-card border border-line bg-surface p-4.5 hover:border-line-2 hover:bg-sunken"
              >
                <span className="grid size-9 shrink-0 place-items-center rounded-cell bg-sunken text-ink-2">
                  <Icon size={18} aria-hidden />
                </span>
                <span className="min-w-0">
                  <span className="block text-base font-semibold">{t(`admin.${key}`)}</span>
                  <span className="block text-sm text-ink-2">{t(`admin.${key}.about`)}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
