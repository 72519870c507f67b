import type { ContractChange } from "~/domain/contract";
import { type Format, type T, useI18n } from "~/platform/i18n";

type Words = { t: T; f: Format };

/** Differences between two versions, one sentence each. `lineName` names a line by its key. */
export function ChangeList({
  changes,
  lineName,
}: {
  changes: readonly ContractChange[];
  lineName: (lineKey: string) => string;
}) {
  const { t, f } = useI18n();
  if (changes.length === 0) return <p className="text-sm text-ink-3">{t("contract.no_changes")}</p>;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4 text-sm">
      {changes.map((change) => {
        const text = changeText({ t, f }, { change, lineName });
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}

/** One difference in words: "Wealth client AUM: weight 40 % → 35 %". */
export function changeText(
  { t, f }: Words,
  { change, lineName }: { change: ContractChange; lineName: (lineKey: string) => string },
): string {
  if (change.change === "order") return t("contract.change.order");
  if (change.change === "effective-from") {
    const day = (value: string | null) =>
      value === null ? t("contract.change.cycle_start") : f.dayWithYear(value);
    return t("contract.change.effective", { from: day(change.from), to: day(change.to) });
  }
  const metric = lineName(change.line);
  switch (change.change) {
    case "added":
      return t("contract.change.added", { metric, share: f.percent(change.weight) });
    case "removed":
      return t("contract.change.removed", { metric, share: f.percent(change.weight) });
    case "weight":
      return t("contract.change.weight", { metric, from: f.percent(change.from), to: f.percent(change.to) });
    case "segment": {
      const part = (value: string) => value || t("contract.segment_whole");
      return t("contract.change.segment", { metric, from: part(change.from), to: part(change.to) });
    }
    case "curve-kind":
      return t("contract.change.kind", {
        metric,
        from: t(`contract.kind.${change.from}`),
        to: t(`contract.kind.${change.to}`),
      });
    case "curve-number":
      return t("contract.change.number", {
        metric,
        field: fieldName(t, change.field),
        from: change.from ?? "—",
        to: change.to ?? "—",
      });
  }
}

const plainFields = [
  "threshold",
  "target",
  "stretch",
  "outerLow",
  "low",
  "high",
  "outerHigh",
  "edgePoints",
  "cap",
  "standard",
  "unit",
  "pointsPerUnit",
  "decayPerDay",
] as const;

/** A curve's number by its name in the curve: `points.target`, `milestones.go-live`, `target`. */
function fieldName(t: T, field: string): string {
  const [first = "", ...rest] = field.split(".");
  const inner = plainFields.find((name) => name === (rest.at(-1) ?? first));
  if (first === "milestones") return t("contract.field.milestone", { name: rest.join(".") });
  if (inner === undefined) return field;
  return first === "points"
    ? t("contract.field.points_at", { mark: t(`contract.field.${inner}`) })
    : t(`contract.field.${inner}`);
}

/** How many of each sort: "2 weights, 1 line added". */
export function changeSummary({ t, f }: Words, changes: readonly ContractChange[]): string {
  const count = (...kinds: ContractChange["change"][]) =>
    changes.filter((change) => kinds.includes(change.change)).length;
  const parts = [
    ["contract.summary.weights", count("weight")],
    ["contract.summary.curves", count("curve-number", "curve-kind", "segment")],
    ["contract.summary.added", count("added")],
    ["contract.summary.removed", count("removed")],
    ["contract.summary.order", count("order")],
    ["contract.summary.date", count("effective-from")],
  ] as const;
  const told = parts.flatMap(([key, number]) => (number > 0 ? [t(key, { count: number })] : []));
  return told.length === 0 ? t("contract.no_changes") : f.list(told);
}
