import { chordAt, FULL_POINTS, levelBand, round, type TriangleSize } from "./geometry";
import type { TriangleAttainment } from "./types";

const hatch = {
  24: { pitch: 2.4, width: 0.5 },
  64: { pitch: 4.2, width: 0.7 },
  320: { pitch: 7, width: 1 },
} as const;

/** From here up the level's line runs above the printed figure instead of through it. */
const CLEAR_OF_WORDS = 62;

/** Joint attainment as the height of the fill, with a line at 100; the part above it is ink. */
export function TriangleFill({
  size,
  attainment,
  hatchId,
}: {
  size: TriangleSize;
  attainment: TriangleAttainment | null;
  hatchId: string;
}) {
  if (attainment === null) return <Hatch size={size} id={hatchId} />;
  const points = Number(attainment.points);
  return (
    <>
      <path d={levelBand(size, { from: 0, to: FULL_POINTS })} className="fill-sunken" />
      {points > 0 && (
        <path
          d={levelBand(size, { from: 0, to: points })}
          className={size === 24 ? "fill-fill-over" : "fill-fill"}
        />
      )}
      {points > 100 && <path d={levelBand(size, { from: 100, to: points })} className="fill-ink" />}
      {size === 320 && points >= CLEAR_OF_WORDS && points < 100 && (
        <Chord size={size} at={points} className="stroke-ink-2" width={1.2} />
      )}
      {size !== 24 && <Chord size={size} at={100} className="stroke-ink" width={size === 320 ? 1.6 : 1.2} />}
    </>
  );
}

function Hatch({ size, id }: { size: TriangleSize; id: string }) {
  const { pitch, width } = hatch[size];
  return (
    <>
      <defs>
        <pattern
          id={id}
          width={pitch}
          height={pitch}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2={pitch} strokeWidth={width * 2} className="stroke-line-2" />
        </pattern>
      </defs>
      <path d={levelBand(size, { from: 0, to: FULL_POINTS })} fill={`url(#${id})`} />
      {size !== 24 && (
        <Chord
          size={size}
          at={100}
          className="stroke-ink-3"
          width={1.2}
          dash={size === 320 ? "4 2.5" : "1.6 1"}
        />
      )}
    </>
  );
}

function Chord({
  size,
  at,
  className,
  width,
  dash,
}: {
  size: TriangleSize;
  at: number;
  className: string;
  width: number;
  dash?: string;
}) {
  const { from, to } = chordAt(size, at);
  return (
    <line
      x1={round(from.x)}
      y1={round(from.y)}
      x2={round(to.x)}
      y2={round(to.y)}
      strokeWidth={width}
      strokeDasharray={dash}
      className={className}
    />
  );
}
