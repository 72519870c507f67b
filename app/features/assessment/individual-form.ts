import { z } from "zod";
import { type Curve, curveKinds } from "~/domain/assessment";
import { basisPointsOf } from "~/domain/contract/percent";
import { type CurveNumber, curveNumbers, type WrittenKind } from "./curve-numbers";
import { ratingsForm } from "./forms";

const short = z.string().trim().max(40).default("");

const numbers = {
  threshold: short,
  target: short,
  stretch: short,
  outerLow: short,
  low: short,
  high: short,
  outerHigh: short,
  cap: short,
  standard: short,
  unit: short,
  pointsPerUnit: short,
} satisfies Record<CurveNumber, z.ZodType>;

const line = z
  .object({
    id: z
      .string()
      .optional()
      .transform((id) => id || null),
    version: z.coerce.number().int().default(0),
    title: z.string().trim().min(1).max(120),
    titleEn: z.string().trim().min(1).max(120),
    weight: z
      .string()
      .default("")
      .transform((text, context) => {
        const points = basisPointsOf(text);
        if (points === null) context.addIssue({ code: "custom", message: "error.scheme_percent" });
        return points ?? 0;
      }),
    how: z.enum(["direct", "metric"]).default("direct"),
    metricId: z.string().default(""),
    segment: short,
    kind: z.enum(curveKinds).default("threshold"),
    /** The curve as it was opened: what the fields do not show of it is kept. */
    kept: z.string().max(5000).default(""),
    ...numbers,
  })
  .transform((value, context) => {
    const { id, version, title, titleEn, weight, how, metricId, segment } = value;
    const common = { id, version, title, titleEn, weight };
    if (how === "direct") return { ...common, metricId: null, segment: "", curve: null };
    if (metricId === "")
      context.addIssue({ code: "custom", path: ["metricId"], message: "error.individual_metric_missing" });
    return { ...common, metricId, segment, curve: curveOf(value) };
  });

type Written = { kind: (typeof curveKinds)[number]; kept: string } & Record<CurveNumber, string>;

/** The curve behind the fields; whether it can score is checked where it is saved. */
function curveOf(value: Written): Curve {
  const kept = parsedCurve(value.kept);
  const before = kept?.kind === value.kind ? kept : {};
  const names: readonly CurveNumber[] = isWritten(value.kind) ? curveNumbers[value.kind] : [];
  const written = names.flatMap((name) => {
    const text = value[name].normalize("NFKC").replace(/\s/g, "").replace("−", "-");
    return text === "" && name === "cap" ? [] : [[name, text]];
  });
  return { ...before, kind: value.kind, ...Object.fromEntries(written) } as Curve;
}

const isWritten = (kind: string): kind is WrittenKind => Object.hasOwn(curveNumbers, kind);

function parsedCurve(text: string): { kind?: unknown } | null {
  try {
    const curve: unknown = text === "" ? null : JSON.parse(text);
    return typeof curve === "object" && curve !== null ? curve : null;
  } catch {
    return null;
  }
}

export const individualForm = z.union([
  z.object({ intent: z.literal("save"), lines: z.array(line).max(20).default([]) }),
  ratingsForm,
]);
