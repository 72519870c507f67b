import type { Curve } from "~/domain/assessment";
import type { Format } from "~/platform/i18n";

/** The mark of a curve that gives 100 points, as text; null for milestones, which have none. */
export function targetText(f: Format, curve: Curve): string | null {
  switch (curve.kind) {
    case "threshold":
    case "ratio":
      return f.number(curve.target, 6);
    case "band":
      return `${f.number(curve.low, 6)}–${f.number(curve.high, 6)}`;
    case "deduction":
      return f.number(curve.standard, 6);
    case "milestones":
      return null;
    case "blend":
      return curve.parts.map((part) => targetText(f, part.curve)).join(" / ");
  }
}
