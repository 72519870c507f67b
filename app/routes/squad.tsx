import { Outlet, useLocation } from "react-router";
import { Breakpoints } from "~/features/squad/breakpoints";
import { CycleBar } from "~/features/squad/cycle-bar";
import { loadSquadHead } from "~/features/squad/load-squad-head.server";
import { PulseCard } from "~/features/squad/pulse-card";
import { SquadFacts } from "~/features/squad/squad-facts";
import { SquadTitle } from "~/features/squad/squad-title";
import { localName, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { Tabs } from "~/ui/page";
import type { Route } from "./+types/squad";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) => ({
  ...(await loadSquadHead(ctx, { squadId: params.squadId, search: url.searchParams })),
  locale: ctx.locale,
}));

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${localName(loaderData.locale, loaderData.squad)} · Trivet` : "Trivet" },
];

export default function SquadPage({ loaderData: head }: Route.ComponentProps) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  const { id } = head.squad;
  const told = new URLSearchParams(search);
  const kept = new URLSearchParams([...told].filter(([key]) => key === "asOf" || key === "cycle"));
  const to = (path: string) => (kept.size > 0 ? `${path}?${kept}` : path);
  const compact = pathname.startsWith(paths.squadBoard(id)) || pathname.startsWith(paths.squadFlow(id));
  const tabs = [
    ...(head.may.readBoard
      ? [{ to: to(paths.squadBoard(id)), label: t("squad.tab.board"), count: head.counts.tasks }]
      : []),
    ...(head.may.readContract
      ? [{ to: to(paths.squadKpis(id)), label: t("squad.tab.kpis"), count: head.counts.lines ?? undefined }]
      : []),
    ...(head.may.readBoard ? [{ to: paths.squadFlow(id), label: t("squad.tab.flow") }] : []),
    { to: to(paths.squadPeople(id)), label: t("squad.tab.people"), count: head.counts.people },
    { to: to(paths.squadActivity(id)), label: t("squad.tab.activity") },
  ];
  return (
    <>
      <SquadTitle head={head} />
      {!compact && (
        <div className="mb-5 grid gap-5 xl:grid-cols-[minmax(0,1fr)_346px]">
          <div className="flex min-w-0 flex-col gap-4">
            <SquadFacts head={head} />
            <Breakpoints head={head} />
            <div className="mt-auto">
              <CycleBar head={head} />
            </div>
          </div>
          <PulseCard head={head} />
        </div>
      )}
      <Tabs label={t("squad.views")} items={tabs} />
      <Outlet />
    </>
  );
}
