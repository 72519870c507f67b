import { useRef } from "react";
import { redirect, type ShouldRevalidateFunctionArgs } from "react-router";
import { acceptHandoff, returnHandoff } from "~/features/board/hand-off.server";
import { EndedBanner } from "~/features/dissolution";
import { endedSquadsToHandOver } from "~/features/dissolution/index.server";
import { homeForm } from "~/features/home/forms";
import { loadHome } from "~/features/home/load-home.server";
import { MyTasks } from "~/features/home/my-tasks";
import { NewsList } from "~/features/home/news-list";
import { OfferedList } from "~/features/home/offered-list";
import { PulseList } from "~/features/home/pulse-list";
import { Responsibilities } from "~/features/home/responsibilities";
import { useHomeKeys } from "~/features/home/use-home-keys";
import { WaitingList } from "~/features/home/waiting-list";
import { useLive } from "~/features/live";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import type { Route } from "./+types/home";

export const loader = page(async (ctx, { url }: Route.LoaderArgs) => {
  const wanted = Number.parseInt(url.searchParams.get("page") ?? "1", 10);
  const page = Number.isNaN(wanted) ? 1 : Math.min(1_000, Math.max(1, wanted));
  const [home, ended] = await Promise.all([loadHome(ctx, { page }), endedSquadsToHandOver(ctx)]);
  return { ...home, ended };
});

export const action = form(homeForm, async (ctx, value, { url }: Route.ActionArgs) => {
  if (value.intent === "return") await returnHandoff(ctx, value, { ...value, missing: [] });
  else await acceptHandoff(ctx, value, value);
  return redirect(paths.home + pageOf(url));
});

/** The page of tasks that was open stays open. */
function pageOf({ searchParams }: URL): string {
  const page = searchParams.get("page");
  return page === null ? "" : `?${new URLSearchParams({ page })}`;
}

/** What somebody else answered in the meantime no longer waits. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus === 409 || defaultShouldRevalidate;

export default function Home({ loaderData: home, actionData }: Route.ComponentProps) {
  const reply = actionData && "submission" in actionData ? actionData : undefined;
  const { t, f, name } = useI18n();
  useLive({
    topics: [`person:${home.person.id}`, ...home.triangles.map(({ id }) => `squad:${id}` as const)],
  });
  const lists = useRef<HTMLDivElement>(null);
  const onKeyDown = useHomeKeys(lists);
  const day = f.dayWithWeekday(home.today);
  const [board] = home.triangles;
  const hasSeat = home.triangles.length > 0;
  const hasDuties = home.units.length + home.disciplines.length + home.cycles.length > 0;
  return (
    <>
      <PageHead
        title={t(`home.greeting.${home.partOfDay}`, { name: name(home.person) })}
        description={
          home.cycle
            ? t("home.day_and_cycle", { day, cycle: name(home.cycle), days: home.cycle.daysLeft })
            : day
        }
      />
      <EndedBanner squads={home.ended} linked />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside have the focus; arrows go from one to the next. */}
      <div
        ref={lists}
        onKeyDown={onKeyDown}
        className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_346px] lg:grid-rows-[auto_1fr]"
      >
        <Card title={<Counted label={t("home.waiting")} count={home.waiting.length} />} flush>
          {home.waiting.length > 0 ? (
            <WaitingList waiting={home.waiting} today={home.today} reply={reply} />
          ) : (
            <p className="px-4.5 py-5 text-sm text-ink-2">{t("home.nothing_waits")}</p>
          )}
        </Card>
        <div className="flex flex-col gap-5 lg:row-span-2">
          {hasSeat && (
            <Card
              title={t("home.pulse")}
              hint={t("home.pulse_hint")}
              actions={
                home.moreTriangles && (
                  <LinkButton small kind="quiet" to={paths.squads}>
                    {t("home.all_squads")}
                  </LinkButton>
                )
              }
              flush
            >
              <PulseList triangles={home.triangles} />
            </Card>
          )}
          <Responsibilities units={home.units} disciplines={home.disciplines} cycles={home.cycles} />
          {!hasSeat && !hasDuties && <FirstStep may={home.may} />}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {home.offered.length > 0 && (
            <Card title={<Counted label={t("home.offered")} count={home.offered.length} />} flush>
              <OfferedList offered={home.offered} today={home.today} />
            </Card>
          )}
          {(hasSeat || home.page.total > 0) && (
            <Card id="tasks" title={<Counted label={t("home.tasks")} count={home.page.total} />} flush>
              {home.tasks.length > 0 ? (
                <MyTasks tasks={home.tasks} today={home.today} />
              ) : (
                <EmptyState
                  title={t("home.no_tasks")}
                  action={
                    board && <LinkButton to={paths.squadBoard(board.id)}>{t("home.to_board")}</LinkButton>
                  }
                >
                  {t("home.no_tasks_seat")}
                </EmptyState>
              )}
              <Pager {...home.page} />
            </Card>
          )}
          {hasSeat && (
            <Card
              title={t("home.news")}
              hint={t("home.news_since", { at: f.shortInstant(home.news.since) })}
              flush
            >
              {home.news.squads.length > 0 ? (
                <NewsList squads={home.news.squads} />
              ) : (
                <p className="px-4.5 py-5 text-sm text-ink-2">{t("home.news.none")}</p>
              )}
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function Counted({ label, count }: { label: string; count: number }) {
  return (
    <>
      {label}
      {count > 0 && (
        <span className="ml-2 rounded-control bg-sunken px-1.5 py-0.5 text-sm font-normal">{count}</span>
      )}
    </>
  );
}

function FirstStep({ may }: { may: { organise: boolean; administer: boolean } }) {
  const { t } = useI18n();
  return (
    <Card>
      <p className="font-semibold">{t("home.first_title")}</p>
      <p className="mt-1 text-sm text-ink-2">{t(may.organise ? "home.first_organise" : "home.first_read")}</p>
      <p className="mt-3 flex flex-wrap gap-2">
        {may.organise && <LinkButton to={paths.adminImport}>{t("home.import")}</LinkButton>}
        <LinkButton to={paths.squads}>{t("home.all_squads")}</LinkButton>
        {may.administer && <LinkButton to={paths.adminAudit}>{t("home.audit")}</LinkButton>}
      </p>
    </Card>
  );
}
