import { Link } from "react-router";
import type { ReadinessIssue, ReadinessKind } from "~/domain/assessment-cycle/readiness";
import { percentText } from "~/domain/contract/percent";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";

const inBasisPoints: readonly ReadinessKind[] = ["weights", "individual_weights"];

type Where = { squadId: string; cycleId: string };

/** One thing a squad lacks, as a sentence with the place where it can be put right. */
export function Issue({ issue, where }: { issue: ReadinessIssue; where: Where }) {
  const { t, f, name } = useI18n();
  const { kind, value = "", limit = "" } = issue;
  const text =
    kind === "coherence" && value === ""
      ? t("ready.issue.coherence_none")
      : t(`ready.issue.${kind}`, {
          discipline: issue.discipline ? t(`discipline.${issue.discipline}`) : "",
          person: issue.person ? name(issue.person) : "",
          metric: issue.metric ? name(issue.metric) : "",
          value: inBasisPoints.includes(kind)
            ? percentText(Number(value))
            : value === ""
              ? ""
              : f.number(value, 4),
          limit: limit === "" ? "" : f.number(limit, 4),
        });
  const fix = fixOf(issue, where);
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span>{text}</span>
      {fix && (
        <Link to={fix.to} className="text-xs text-ink-2 underline hover:text-ink">
          {t(`ready.fix.${fix.label}`)}
        </Link>
      )}
    </li>
  );
}

function fixOf({ kind, person, metric }: ReadinessIssue, { squadId, cycleId }: Where) {
  switch (kind) {
    case "vacant_seat":
      return { label: "seats", to: paths.squadPeople(squadId) } as const;
    case "no_contract":
    case "contract_open":
    case "lead_not_signed":
    case "head_not_signed":
    case "weights":
    case "perspectives":
      return { label: "contract", to: paths.contract(squadId, cycleId) } as const;
    case "metric_archived":
    case "metric_source":
      return metric ? ({ label: "metric", to: paths.metric(metric.id) } as const) : null;
    case "individual_missing":
    case "individual_weights":
      return person ? ({ label: "individual", to: paths.individualPart(cycleId, person.id) } as const) : null;
    case "overlap":
    case "coherence":
    case "exposure":
      return { label: "contract", to: paths.contract(squadId, cycleId) } as const;
  }
}
