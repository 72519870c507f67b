import { type Curve, jointScoreToDate, validateCurve } from "~/domain/assessment";
import {
  basisPointsOf,
  type CheckedLine,
  type ContractLine,
  contractWeightGap,
  curveFields,
  percentText,
  plainNumber,
  spreadMissingWeight,
} from "~/domain/contract";
import type { ContractPageLine } from "../load-contract.server";
import { readableActual } from "./line-text";

/** A line while it is being written: the weight as typed. */
export type DraftLine = Omit<ContractPageLine, "weight"> & { weightText: string };

export type Draft = {
  lines: readonly DraftLine[];
  note: string;
  effectiveFrom: string;
};

export type DraftEvent =
  | { event: "weight"; lineKey: string; text: string }
  | { event: "curve"; lineKey: string; curve: Curve }
  | { event: "measured"; lineKey: string; change: Pick<DraftLine, "segment" | "value"> }
  | { event: "added"; line: DraftLine }
  | { event: "removed"; lineKey: string }
  | { event: "moved"; lineKey: string; to: number }
  | { event: "gap-given"; lineKey: string }
  | { event: "spread" }
  | { event: "note"; text: string }
  | { event: "effective-from"; day: string }
  | { event: "replaced"; draft: Draft };

/** The draft after something was typed or chosen. */
export function draftAfter(draft: Draft, change: DraftEvent): Draft {
  const each = (lineKey: string, values: Partial<DraftLine>): Draft => ({
    ...draft,
    lines: draft.lines.map((line) => (line.lineKey === lineKey ? { ...line, ...values } : line)),
  });
  switch (change.event) {
    case "weight":
      return each(change.lineKey, { weightText: change.text });
    case "curve":
      return each(change.lineKey, { curve: change.curve });
    case "measured":
      return each(change.lineKey, change.change);
    case "added":
      return { ...draft, lines: [...draft.lines, change.line] };
    case "removed":
      return { ...draft, lines: draft.lines.filter((line) => line.lineKey !== change.lineKey) };
    case "moved":
      return { ...draft, lines: moved(draft.lines, change) };
    case "gap-given":
      return { ...draft, lines: withGap(draft.lines, change.lineKey) };
    case "spread":
      return { ...draft, lines: spread(draft.lines) };
    case "note":
      return { ...draft, note: change.text };
    case "effective-from":
      return { ...draft, effectiveFrom: change.day };
    case "replaced":
      return change.draft;
  }
}

/** Basis points of a line; what is no weight counts as none. */
export const weightOf = (line: Pick<DraftLine, "weightText">): number => basisPointsOf(line.weightText) ?? 0;

const weighed = (lines: readonly DraftLine[]) => lines.map((line) => ({ ...line, weight: weightOf(line) }));

/** Basis points missing to the whole; negative for too much. */
export const gapOf = (lines: readonly DraftLine[]): number => contractWeightGap(weighed(lines));

function withGap(lines: readonly DraftLine[], lineKey: string): DraftLine[] {
  const gap = gapOf(lines);
  return lines.map((line) =>
    line.lineKey === lineKey ? { ...line, weightText: percentText(Math.max(0, weightOf(line) + gap)) } : line,
  );
}

function spread(lines: readonly DraftLine[]): DraftLine[] {
  return spreadMissingWeight(weighed(lines)).map(({ weight, ...line }) => ({
    ...line,
    weightText: percentText(weight),
  }));
}

function moved(lines: readonly DraftLine[], { lineKey, to }: { lineKey: string; to: number }): DraftLine[] {
  const line = lines.find((candidate) => candidate.lineKey === lineKey);
  if (!line) return [...lines];
  const rest = lines.filter((candidate) => candidate !== line);
  return [...rest.slice(0, Math.max(0, to)), line, ...rest.slice(Math.max(0, to))];
}

/** The lines as they would be stored. */
export const contractLines = (lines: readonly DraftLine[]): ContractLine[] =>
  lines.map((line) => ({
    lineKey: line.lineKey,
    metricId: line.metricId,
    segment: line.segment,
    weight: weightOf(line),
    curve: line.curve,
  }));

/** The lines as the checks see them. */
export const checkedLines = (lines: readonly DraftLine[]): CheckedLine[] =>
  lines.map((line) => ({ ...line, weight: weightOf(line) }));

export const draftFrom = ({
  lines,
  version,
}: {
  lines: readonly ContractPageLine[];
  version: { note: string; effectiveFrom: string | null } | null;
}): Draft => ({
  lines: lines.map(({ weight, ...line }) => ({ ...line, weightText: percentText(weight) })),
  note: version?.note ?? "",
  effectiveFrom: version?.effectiveFrom ?? "",
});

/** What is stored of a draft, as text: equal exactly for drafts that would be stored alike. */
export const storedText = (draft: Draft): string =>
  JSON.stringify([draft.note.trim(), draft.effectiveFrom, draft.lines.map(lineText)]);

const lineText = ({ lineKey, metricId, segment, weightText, curve }: DraftLine) => [
  lineKey,
  metricId,
  segment,
  basisPointsOf(weightText) ?? weightText,
  curve.kind,
  curveFields(curve).map(({ name, value }) => [name, plainNumber(value)]),
];

/** Joint points to date if this draft were in force, over the lines with a reading; null until weights and curves are whole. */
export function draftScore(lines: readonly DraftLine[]): string | null {
  if (gapOf(lines) !== 0 || lines.some((line) => validateCurve(line.curve).length > 0)) return null;
  const pool = lines.map((line) => ({
    id: line.lineKey,
    weight: weightOf(line),
    curve: line.curve,
    actual: line.value.earlier ? null : readableActual(line),
  }));
  return jointScoreToDate(pool, {}).score?.printed ?? null;
}
