import type { Discipline } from "~/domain/org/discipline";

export type TriangleSize = 24 | 64 | 320;
export type Point = { x: number; y: number };
export type Segment = { from: Point; to: Point };

type Measures = {
  width: number;
  height: number;
  /** Centre of the product seat. */
  top: Point;
  side: number;
  dot: number;
  /** Distance of the filled triangle's sides from the edges. */
  inset: number;
  /** Between a dot's rim and the end of an edge. */
  gap: number;
  /** Edge width for up to 10, up to 25 and more hand-offs. */
  widths: readonly [number, number, number];
};

const altitude = Math.sqrt(3) / 2;

/** Sizes in px by the triangle sheet. The two small ones are centred in a square; the large one leaves room for words. */
export const measures: Record<TriangleSize, Measures> = {
  24: square({ size: 24, side: 17, dot: 3, inset: 2.1, gap: 0.6, widths: [1, 1.5, 2] }),
  64: square({ size: 64, side: 44, dot: 8, inset: 4.2, gap: 0.9, widths: [1.5, 2.25, 3] }),
  320: {
    width: 320,
    height: 262,
    top: { x: 160, y: 26 },
    side: 196,
    dot: 21,
    inset: 13,
    gap: 4.5,
    widths: [2, 4, 6.5],
  },
};

function square({ size, ...rest }: { size: number } & Omit<Measures, "width" | "height" | "top">): Measures {
  const top = { x: size / 2, y: (size - rest.side * altitude) / 2 };
  return { width: size, height: size, top, ...rest };
}

/** Points at the apex of the filled triangle; its base is 0. */
export const FULL_POINTS = 120;

/** Centres of the three seats: product on top, tech bottom left, data bottom right. */
export function seatCentres(size: TriangleSize): Record<Discipline, Point> {
  const { top, side } = measures[size];
  const base = top.y + side * altitude;
  return {
    product: top,
    tech: { x: top.x - side / 2, y: base },
    data: { x: top.x + side / 2, y: base },
  };
}

/** The line between two seats, from rim to rim with a gap. */
export function edgeSegment(size: TriangleSize, [a, b]: readonly [Discipline, Discipline]): Segment {
  const { dot, gap } = measures[size];
  const centres = seatCentres(size);
  const [from, to] = [centres[a], centres[b]];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = (dot + gap) / length;
  const along = (t: number): Point => ({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
  return { from: along(share), to: along(1 - share) };
}

/** Edge width for a volume of hand-offs: up to 10, 11–25, over 25. */
export function edgeWidth(size: TriangleSize, count: number): number {
  const { widths } = measures[size];
  return count <= 10 ? widths[0] : count <= 25 ? widths[1] : widths[2];
}

/** The chord of the filled triangle at a level of 0–120 points; levels outside are held at base and apex. */
export function chordAt(size: TriangleSize, points: number): Segment {
  const { top, side, inset } = measures[size];
  const innerSide = side - 2 * Math.sqrt(3) * inset;
  const baseY = top.y + side * altitude - inset;
  const share = Math.min(Math.max(points, 0), FULL_POINTS) / FULL_POINTS;
  const half = (innerSide / 2) * (1 - share);
  const y = baseY - innerSide * altitude * share;
  return { from: { x: top.x - half, y }, to: { x: top.x + half, y } };
}

/** Path of the filled triangle between two levels: a trapezoid, or a triangle where `to` is the apex. */
export function levelBand(size: TriangleSize, { from, to }: { from: number; to: number }): string {
  const low = chordAt(size, from);
  const high = chordAt(size, to);
  return `M${at(low.from)}L${at(low.to)}L${at(high.to)}L${at(high.from)}Z`;
}

const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;

/** Hundredths of a pixel are more than any screen shows, and keep the markup short. */
export const round = (value: number) => Math.round(value * 100) / 100;
