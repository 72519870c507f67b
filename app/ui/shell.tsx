import {
  Award,
  BarChart3,
  Building2,
  Home,
  type LucideIcon,
  SlidersHorizontal,
  Triangle as TriangleIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import { Form, Link, NavLink } from "react-router";
import type { Discipline } from "~/domain/org/discipline";
import type { Named } from "~/platform/i18n";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Avatar } from "./avatar";
import { cx } from "./cx";

export type NavKey = "home" | "squads" | "units" | "metrics" | "assessment" | "admin";

export const places: Record<NavKey, { to: string; icon: LucideIcon }> = {
  home: { to: paths.home, icon: Home },
  squads: { to: paths.squads, icon: TriangleIcon },
  units: { to: paths.units, icon: Building2 },
  metrics: { to: paths.metrics, icon: BarChart3 },
  assessment: { to: paths.assessment, icon: Award },
  admin: { to: paths.admin, icon: SlidersHorizontal },
};

export type ShellProps = {
  nav: readonly { key: NavKey; count?: number }[];
  person: Named & { title: string; titleEn: string; discipline: Discipline | null };
  organisation: string;
  demo: boolean;
  pinned?: ReactNode;
  search?: ReactNode;
  /** The way to the notifications. */
  bell?: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: rail on the left, bottom bar on a phone, and the demo notice where it applies. */
export function Shell({ nav, person, organisation, demo, pinned, search, bell, children }: ShellProps) {
  const { t, name } = useI18n();
  return (
    <div className="min-h-dvh sm:grid sm:grid-cols-[216px_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:left-3 focus:top-3 focus:z-50 focus:bg-surface focus:px-3 focus:py-2"
      >
        {t("nav.skip")}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-4 border-r border-line px-2.5 py-3 sm:flex">
        <div className="flex items-center gap-1">
          <Link to={paths.home} className="flex min-w-0 flex-1 items-center gap-2 px-2 py-1">
            <img src="/favicon.svg" alt="" className="size-6" />
            <span className="text-base font-semibold">Trivet</span>
            <span className="truncate text-xs text-ink-3">
              {organisation || t(demo ? "app.demo_bank" : "app.tagline")}
            </span>
          </Link>
          {bell}
        </div>
        {search}
        <nav aria-label={t("nav.main")} className="flex flex-col gap-0.5">
          {nav.map((item) => (
            <RailLink key={item.key} place={item.key} count={item.count} />
          ))}
        </nav>
        {pinned}
        <div className="mt-auto border-t border-line pt-3">
          <Link
            to={paths.account}
            className="flex items-center gap-2.5 rounded-control px-2 py-1.5 hover:bg-sunken"
          >
            <Avatar person={person} discipline={person.discipline} size={32} />
            <span className="min-w-0">
              <span className="block truncate text-sm font-medium">{name(person)}</span>
              <span className="block truncate text-xs text-ink-3">
                {name({ name: person.title, nameEn: person.titleEn })}
              </span>
            </span>
          </Link>
          <Form method="post" action={paths.signOut} reloadDocument className="px-2 pt-1">
            <button type="submit" className="text-xs text-ink-3 hover:text-ink hover:underline">
              {t("action.sign_out")}
            </button>
          </Form>
        </div>
      </aside>
      <div className="min-w-0 pb-20 sm:pb-8">
        {demo && (
          <section
            aria-label={t("app.demo_label")}
            className="border-b border-line bg-watch-bg px-4 py-1.5 text-xs text-watch sm:px-7"
          >
            {t("app.demo_notice")}
          </section>
        )}
        <header className="flex items-center gap-3 px-4 pt-3 sm:hidden">
          <Link to={paths.account} aria-label={name(person)}>
            <Avatar person={person} discipline={person.discipline} size={36} />
          </Link>
          <div className="ml-auto flex items-center gap-1">
            {bell}
            {search}
          </div>
        </header>
        <main id="content" tabIndex={-1} className="px-4 py-5 outline-none sm:px-7">
          {children}
        </main>
      </div>
      <nav
        aria-label={t("nav.main")}
        className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
      >
        {nav.map((item) => (
          <BottomLink key={item.key} place={item.key} count={item.count} />
        ))}
      </nav>
    </div>
  );
}

type Place = { place: NavKey; count?: number };

function RailLink({ place, count }: Place) {
  const { t } = useI18n();
  const { to, icon: Icon } = places[place];
  return (
    <NavLink
      to={to}
      end={to === paths.home}
      className={({ isActive }) =>
        cx(
          "flex h-8 items-center gap-2.5 rounded-control px-2 text-sm",
          isActive ? "bg-sunken font-semibold text-ink" : "text-ink-2 hover:bg-sunken hover:text-ink",
        )
      }
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      {t(`nav.${place}`)}
      {count !== undefined && count > 0 && (
        <span className="ml-auto text-xs font-normal text-ink-3">{count}</span>
      )}
    </NavLink>
  );
}

function BottomLink({ place, count }: Place) {
  const { t } = useI18n();
  const { to, icon: Icon } = places[place];
  return (
    <NavLink
      to={to}
      end={to === paths.home}
      className={({ isActive }) =>
        cx(
          "relative flex min-h-12 flex-col items-center justify-center gap-0.5 px-1 py-1.5 text-xs",
          isActive ? "font-semibold text-ink" : "text-ink-3",
        )
      }
    >
      <Icon size={18} aria-hidden />
      <span className="max-w-full truncate">{t(`nav.${place}`)}</span>
      {count !== undefined && count > 0 && (
        <span className="absolute right-[calc(50%-20px)] top-0.5 rounded-full bg-bad px-1 text-[10px] text-inv">
          {count}
        </span>
      )}
    </NavLink>
  );
}
