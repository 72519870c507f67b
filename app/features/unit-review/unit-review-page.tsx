import { Flag } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { AsOf } from "~/ui/as-of";
import { buttonClass } from "~/ui/button";
import { Card, Fact, FactRow } from "~/ui/card";
import { HeatLegend, ProgressTime } from "~/ui/charts";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import { Chip } from "~/ui/status";
import { ChildUnits } from "./child-units";
import type { UnitReview } from "./review-unit.server";
import { SquadTable } from "./squad-table";

/** The unit page of its head: bands at a glance, the heat map of squads and joint KPIs, and the way down into units below. */
export function UnitReviewPage({ review, today }: { review: UnitReview; today: string }) {
  const { t, f, name } = useI18n();
  const { unit, head, ancestors, cycle, asOf, bands, scope } = review;
  const crumbs = [
    { label: t("nav.units"), to: paths.units },
    ...ancestors.map((ancestor) => ({
      label: name(ancestor),
      to: ancestor.id === unit.id ? undefined : paths.unit(ancestor.id),
    })),
  ];
  const flagged = review.squads.filter((squad) => squad.override !== null);
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={name(unit)}
        badges={<Chip>{t("unit.kind")}</Chip>}
        description={[
          head ? t("unit.head", { name: name(head) }) : t("unit.no_head"),
          t("unit.squads", { count: scope.shown }),
          cycle ? name(cycle) : t("unit.no_cycle"),
        ].join(" · ")}
        actions={<AsOf value={asOf} today={today} />}
      />
      <div className="flex flex-col gap-5">
        <FactRow>
          <Fact
            label={t("unit.band.blocked")}
            value={f.number(bands.blocked)}
            note={t("unit.band_note.blocked")}
          />
          <Fact label={t("unit.band.off")} value={f.number(bands.off)} note={t("unit.band_note.off")} />
          <Fact label={t("unit.band.watch")} value={f.number(bands.watch)} note={t("unit.band_note.watch")} />
          <Fact
            label={t("unit.band.on-course")}
            value={f.number(bands["on-course"])}
            note={t("unit.band_note.on-course")}
          />
          <Fact label={t("unit.band.ahead")} value={f.number(bands.ahead)} note={t("unit.band_note.ahead")} />
        </FactRow>
        {cycle && asOf >= cycle.start && asOf <= cycle.end && (
          <ProgressTime title={name(cycle)} from={cycle.start} to={cycle.end} today={asOf} />
        )}
        <Card
          flush
          title={t("unit.heat_title")}
          hint={t("unit.heat_hint")}
          actions={
            <>
              <HeatLegend />
              {review.children.length > 0 && scope.all > 0 && (
                <ScopeSwitch below={scope.below} tooMany={!scope.below && scope.all > scope.shown} />
              )}
            </>
          }
        >
          {review.squads.length === 0 ? (
            <EmptyState
              title={t("unit.empty_title")}
              action={
                <Link to={paths.squads} className={buttonClass()}>
                  {t("unit.empty_action")}
                </Link>
              }
            >
              {t("unit.empty_text")}
            </EmptyState>
          ) : (
            <>
              <SquadTable review={review} />
              <Pager {...review.page} />
            </>
          )}
        </Card>
        <p className="flex flex-wrap gap-x-6 gap-y-1 text-xs text-ink-3">
          <span>{t("unit.legend_swo")}</span>
          <span>{t("unit.legend_bound")}</span>
          {flagged.map((squad) => (
            <span key={squad.id} className="inline-flex items-center gap-1">
              <Flag size={12} aria-hidden />
              {t("unit.override", { squad: name(squad), reason: squad.override })}
            </span>
          ))}
        </p>
        {review.children.length > 0 && <ChildUnits units={review.children} />}
      </div>
    </>
  );
}

function ScopeSwitch({ below, tooMany }: { below: boolean; tooMany: boolean }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  if (tooMany && search.get("below") !== "0")
    return <span className="text-xs text-ink-3">{t("unit.too_many")}</span>;
  const next = new URLSearchParams(search);
  if (below) next.set("below", "0");
  else next.delete("below");
  next.delete("page");
  return (
    <Link to={`?${next}`} preventScrollReset className={buttonClass({ small: true })}>
      {below ? t("unit.own_only") : t("unit.with_below")}
    </Link>
  );
}
