import { Outlet, type ShouldRevalidateFunctionArgs, useLocation } from "react-router";
import { EndedBanner } from "~/features/dissolution";
import { endedSquads } from "~/features/dissolution/index.server";
import { waitingOffers } from "~/features/flow/index.server";
import { Breakpoints } from "~/features/squad/breakpoints";
import { CycleBar } from "~/features/squad/cycle-bar";
import { loadSquadHead, loadSquadTitle, type SquadTitleFacts } from "~/features/squad/load-squad-head.server";
import { PulseCard } from "~/features/squad/pulse-card";
import { SquadFacts } from "~/features/squad/squad-facts";
import { SquadTitle } from "~/features/squad/squad-title";
import { localName, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { Tabs } from "~/ui/page";
import type { Route } from "./+types/squad";

export const loader = page(async (ctx, { params: { squadId }, url }: Route.LoaderArgs) => {
  const asked = { squadId, search: url.searchParams };
  if (isCompact(squadId, url.pathname)) {
    const title = await loadSquadTitle(ctx, asked);
    return { title, whole: null, ended: await endedSquads(ctx, endedIds(title)), locale: ctx.locale };
  }
  const head = await loadSquadHead(ctx, asked);
  const waiting = head.may.readBoard ? await waitingOffers(ctx, squadId) : [];
  const ended = await endedSquads(ctx, endedIds(head));
  return { title: head, whole: { head, waiting }, ended, locale: ctx.locale };
});

/** A task force that may be over; standing squads need no look. */
const endedIds = ({ squad, today }: Pick<SquadTitleFacts, "squad" | "today">): string[] =>
  !squad.closed && squad.endsOn !== null && squad.endsOn < today ? [squad.id] : [];

/** The head grows and shrinks with the tab, so another tab may need what the last one did not load. */
export const shouldRevalidate = ({
  currentUrl,
  nextUrl,
  nextParams: { squadId = "" },
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  defaultShouldRevalidate || isCompact(squadId, currentUrl.pathname) !== isCompact(squadId, nextUrl.pathname);

/** Board and flow need the room: only the squad's name stands above them. */
const isCompact = (squadId: string, pathname: string): boolean =>
  [paths.squadBoard(squadId), paths.squadFlow(squadId)].some((path) => pathname.startsWith(path));

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${localName(loaderData.locale, loaderData.title.squad)} · Trivet` : "Trivet" },
];

export default function SquadPage({ loaderData: { title: head, whole, ended } }: Route.ComponentProps) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  const { id } = head.squad;
  const told = new URLSearchParams(search);
  const kept = new URLSearchParams([...told].filter(([key]) => key === "asOf" || key === "cycle"));
  const to = (path: string) => (kept.size > 0 ? `${path}?${kept}` : path);
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
      <EndedBanner squads={ended} linked={head.may.dissolve} />
      {whole && !isCompact(id, pathname) && (
        <div className="mb-5 grid gap-5 xl:grid-cols-[minmax(0,1fr)_346px]">
          <div className="flex min-w-0 flex-col gap-4">
            <SquadFacts head={whole.head} />
            <Breakpoints head={whole.head} />
            <div className="mt-auto">
              <CycleBar head={whole.head} />
            </div>
          </div>
          <PulseCard head={whole.head} waiting={whole.waiting} />
        </div>
      )}
      <Tabs label={t("squad.views")} items={tabs} />
      <Outlet />
    </>
  );
}
