import type { Discipline } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { initials } from "../initials";
import { measures, round, seatCentres, type TriangleSize } from "./geometry";
import type { TriangleSeat } from "./types";

const fills = { tech: "fill-tech", data: "fill-data", product: "fill-product" } as const;
const rings = { tech: "stroke-tech", data: "stroke-data", product: "stroke-product" } as const;

const vacant: Record<TriangleSize, { stroke: number; dash?: string }> = {
  24: { stroke: 1.2 },
  64: { stroke: 1.3, dash: "2.1 1.8" },
  320: { stroke: 2, dash: "5 3.8" },
};

/** A filled dot with initials for a person, a hollow ring for a vacant seat. */
export function SeatDot({
  size,
  discipline,
  person,
}: { size: TriangleSize; discipline: Discipline } & Pick<TriangleSeat, "person">) {
  const { locale } = useI18n();
  const { x, y } = seatCentres(size)[discipline];
  const { dot } = measures[size];
  const centre = { cx: round(x), cy: round(y) };
  if (person === null) {
    const { stroke, dash } = vacant[size];
    return (
      <circle
        {...centre}
        r={dot - stroke / 2}
        fill="none"
        strokeWidth={stroke}
        strokeDasharray={dash}
        className={rings[discipline]}
      />
    );
  }
  const letters = person.initials ?? initials(person, locale);
  return (
    <>
      <circle {...centre} r={dot} className={fills[discipline]} />
      {size !== 24 && (
        <text
          x={centre.cx}
          y={centre.cy}
          dy="0.36em"
          textAnchor="middle"
          fontSize={size === 320 ? 15 : 8.5}
          className="fill-on-disc font-semibold"
        >
          {size === 320 ? letters : [...letters][0]}
        </text>
      )}
    </>
  );
}
