import type { EdgeHealth } from "~/domain/flow/edge-health";
import { useI18n } from "~/platform/i18n";
import { edgeSegment, edgeWidth, round, type TriangleSize } from "./geometry";
import type { TriangleEdge } from "./types";
import { edgeBetween, edgeOrder, edgePhrase } from "./words";

const strokes: Record<EdgeHealth, string> = {
  flowing: "stroke-good",
  slow: "stroke-watch",
  bouncing: "stroke-bad",
  none: "stroke-line-2",
};

const dashes: Record<TriangleSize, Record<Exclude<EdgeHealth, "flowing">, string>> = {
  24: { slow: "3 1.6", bouncing: "1.2 1.1", none: "1 1.6" },
  64: { slow: "4.2 2.2", bouncing: "1.7 1.5", none: "1.3 2.2" },
  320: { slow: "16 7", bouncing: "5 5", none: "1.5 3.5" },
};

const hairlines: Record<TriangleSize, number> = { 24: 0.7, 64: 0.9, 320: 1 };

/** The three edges: thickness is volume, colour and dash are health. In the large drawing each tells its figures on hover. */
export function TriangleEdges({ size, edges }: { size: TriangleSize; edges: readonly TriangleEdge[] }) {
  const i18n = useI18n();
  return edgeOrder.map((pair) => {
    const edge = edgeBetween(edges, pair);
    const { from, to } = edgeSegment(size, pair);
    const line = { x1: round(from.x), y1: round(from.y), x2: round(to.x), y2: round(to.y) };
    return (
      <g key={pair.join("-")}>
        {size === 320 && <title>{edgePhrase(i18n, edge)}</title>}
        <line
          {...line}
          strokeWidth={edge.health === "none" ? hairlines[size] : edgeWidth(size, edge.count)}
          strokeDasharray={edge.health === "flowing" ? undefined : dashes[size][edge.health]}
          className={strokes[edge.health]}
        />
        {size === 320 && <line {...line} strokeWidth={20} stroke="transparent" />}
      </g>
    );
  });
}
