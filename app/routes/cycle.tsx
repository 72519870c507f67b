import { Outlet } from "react-router";
import { loadCycle } from "~/features/assessment/overview.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { PageHead, Tabs } from "~/ui/page";
import { Chip, Status } from "~/ui/status";
import type { Route } from "./+types/cycle";

export const loader = page((ctx, { params: { cycleId } }: Route.LoaderArgs) => loadCycle(ctx, cycleId));

export default function CycleLayout({ loaderData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { cycle, scheme, unready, squads, runs } = loaderData;
  const setting = cycle.state === "target-setting" && scheme !== null;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("assessment.title"), to: paths.assessment },
          { label: t("console.title"), to: paths.console },
          { label: name(cycle) },
        ]}
        title={name(cycle)}
        badges={
          <>
            <Chip>{t(`cycle_state.${cycle.state}`)}</Chip>
            {setting && unready > 0 && (
              <Status tone="bad">{t("cycle.some_unready", { count: unready })}</Status>
            )}
            {setting && unready === 0 && (
              <Status tone="good">{t("cycle.all_ready", { count: squads })}</Status>
            )}
          </>
        }
        description={`${t(`assessment.kind.${cycle.kind}`)} · ${t("assessment.span", { from: f.dayWithYear(cycle.start), to: f.dayWithYear(cycle.end) })}`}
      />
      <Tabs
        label={t("cycle.tabs")}
        items={[
          { to: paths.cycle(cycle.id), label: t("cycle.tab.overview"), end: true },
          { to: paths.cycleSquads(cycle.id), label: t("cycle.tab.squads"), count: squads },
          {
            to: paths.cycleReadiness(cycle.id),
            label: t("cycle.tab.readiness"),
            ...(setting && { count: unready }),
          },
          { to: `${paths.individualParts}?cycle=${cycle.id}`, label: t("assessment.individual") },
          { to: paths.cycleAdjustments(cycle.id), label: t("cycle.tab.adjustments") },
          ...(runs.length > 0 ? [{ to: paths.cycleResults(cycle.id), label: t("cycle.tab.results") }] : []),
        ]}
      />
      <Outlet />
    </>
  );
}
