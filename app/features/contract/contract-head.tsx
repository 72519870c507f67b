import type { ReactNode } from "react";
import { contractChanges } from "~/domain/contract";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Dialog } from "~/ui/dialog";
import { PageHead } from "~/ui/page";
import { ChangeList, changeSummary } from "./change-list";
import type { ContractPage } from "./load-contract.server";
import { VersionState } from "./versions-card";

type Compared = Parameters<typeof contractChanges>[1];

/** The page's head: which contract, which version, and how it differs from the one in force. */
export function ContractHead({
  page,
  now,
  actions,
}: {
  page: ContractPage;
  now?: Compared;
  actions?: ReactNode;
}) {
  const i18n = useI18n();
  const { t, name } = i18n;
  const { squad, version, inForce } = page;
  const compared = inForce && version && inForce.number !== version.number && version.number > inForce.number;
  const changes = compared
    ? contractChanges(inForce, now ?? { effectiveFrom: version.effectiveFrom, lines: page.lines })
    : null;
  return (
    <PageHead
      crumbs={[
        { label: t("nav.squads"), to: paths.squads },
        { label: name(squad), to: paths.squad(squad.id) },
        { label: t("squad.tab.kpis"), to: paths.squadKpis(squad.id) },
        { label: version ? t("contract.crumb", { number: version.number }) : t("squad.contract") },
      ]}
      title={t("contract.title")}
      badges={
        version && (
          <>
            <span className="text-sm font-medium text-ink-2">
              {t("contract.version", { number: version.number })}
            </span>
            <VersionState version={version} />
            {changes && (
              <Dialog
                trigger={
                  <button
                    type="button"
                    className="rounded-chip bg-sunken px-1.5 py-0.5 text-xs text-ink-2 hover:text-ink"
                  >
                    {t("contract.versus", { number: inForce!.number, changes: changeSummary(i18n, changes) })}
                  </button>
                }
                title={t("contract.versus_title", { number: version.number, other: inForce!.number })}
              >
                <ChangeList changes={changes} lineName={lineNames(page, name)} />
              </Dialog>
            )}
          </>
        )
      }
      description={
        <Description page={page} effectiveFrom={now?.effectiveFrom ?? version?.effectiveFrom ?? null} />
      }
      actions={actions}
    />
  );
}

function Description({ page, effectiveFrom }: { page: ContractPage; effectiveFrom: string | null }) {
  const { t, f, name } = useI18n();
  const { squad, cycle, version, inForce } = page;
  const parts = [t("contract.of", { squad: name(squad), cycle: name(cycle) })];
  if (effectiveFrom) parts.push(t("contract.amendment_from", { day: f.dayWithYear(effectiveFrom) }));
  if (inForce && version && (version.status === "draft" || version.status === "proposed")) {
    parts.push(t("contract.holds_until", { old: inForce.number, number: version.number }));
  }
  return <>{parts.join(t("contract.sentence_space"))}</>;
}

/** Names lines by their key, whichever version they are in. */
export function lineNames(
  { versions, metrics }: Pick<ContractPage, "versions" | "metrics">,
  name: (row: { name: string; nameEn: string }) => string,
  extra: readonly {
    lineKey: string;
    metricId: string;
    segment: string;
    metric: { name: string; nameEn: string };
  }[] = [],
): (lineKey: string) => string {
  const metricBy = new Map(metrics.map((metric) => [metric.id, metric]));
  const found = new Map<string, string>();
  for (const { lineKey, metricId, segment } of versions.flatMap((version) => version.lines)) {
    const metric = metricBy.get(metricId);
    if (metric) found.set(lineKey, segment === "" ? name(metric) : `${name(metric)} (${segment})`);
  }
  for (const { lineKey, segment, metric } of extra) {
    found.set(lineKey, segment === "" ? name(metric) : `${name(metric)} (${segment})`);
  }
  return (lineKey) => found.get(lineKey) ?? lineKey;
}
