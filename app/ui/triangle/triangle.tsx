import { useId } from "react";
import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { TriangleEdges } from "./edges";
import { TriangleFill } from "./fill";
import { measures, type TriangleSize } from "./geometry";
import { TriangleLabels } from "./labels";
import { SeatDot } from "./seat-dot";
import type { TriangleAttainment, TriangleEdge, TriangleSeat } from "./types";
import { textAlternative } from "./words";

export type TriangleProps = {
  size: TriangleSize;
  /** In the reader's language. */
  squadName: string;
  /** The three lead seats; a discipline left out counts as vacant. */
  seats: readonly TriangleSeat[];
  edges: readonly TriangleEdge[];
  /** Null without any reading: drawn as a hatch, never as zero. */
  attainment: TriangleAttainment | null;
  className?: string;
};

/**
 * A squad as one glyph: vertices are the lead seats, edges the hand-offs between two disciplines, the fill is the joint
 * attainment to date. Its text alternative says the same.
 */
export function Triangle({ size, squadName, seats, edges, attainment, className }: TriangleProps) {
  const i18n = useI18n();
  const id = useId();
  const { width, height } = measures[size];
  const label = textAlternative(i18n, { squadName, seats, edges, attainment });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={`h-auto max-w-full shrink-0 overflow-visible ${className ?? ""}`}
    >
      {size !== 320 && <title>{label}</title>}
      <TriangleFill size={size} attainment={attainment} hatchId={`${id}hatch`} />
      <TriangleEdges size={size} edges={edges} />
      {disciplines.map((discipline) => (
        <SeatDot
          key={discipline}
          size={size}
          discipline={discipline}
          person={seats.find((seat) => seat.discipline === discipline)?.person ?? null}
        />
      ))}
      {size === 320 && <TriangleLabels seats={seats} edges={edges} attainment={attainment} />}
    </svg>
  );
}
