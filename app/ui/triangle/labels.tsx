import { Minus } from "lucide-react";
import type { ReactNode } from "react";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { edgeIcons, edgeTones } from "./edge-status";
import { chordAt, seatCentres } from "./geometry";
import type { TriangleAttainment, TriangleEdge, TriangleSeat } from "./types";
import { edgeBetween, edgeFigures, edgeOrder } from "./words";

type Box = { x: number; y: number; width: number; height: number };

const centres = seatCentres(320);
const inner = chordAt(320, 0);
const hundred = chordAt(320, 100);
const middle = centres.product.x;

/** Where words stand: names beside or under their dot, an edge's figures outside of it. */
const seatBoxes: Record<Discipline, Box> = {
  product: { x: middle + 30, y: centres.product.y - 18, width: 320 - middle - 30, height: 40 },
  tech: { x: 0, y: centres.tech.y + 25, width: 2 * centres.tech.x, height: 40 },
  data: {
    x: 2 * centres.data.x - 320,
    y: centres.data.y + 25,
    width: 2 * (320 - centres.data.x),
    height: 40,
  },
};
const edgeBoxes = [
  { x: 0, y: centres.product.y + 61, width: middle - 64, height: 40 },
  { x: middle + 64, y: centres.product.y + 61, width: 320 - middle - 64, height: 40 },
  { x: centres.tech.x + 23, y: centres.tech.y + 9, width: centres.data.x - centres.tech.x - 46, height: 40 },
] as const satisfies readonly Box[];
const edgeAlignment = ["items-end", "items-start", "items-center"] as const;

/** The words of the large drawing: who sits where, how each edge goes, the points. */
export function TriangleLabels({
  seats,
  edges,
  attainment,
}: {
  seats: readonly TriangleSeat[];
  edges: readonly TriangleEdge[];
  attainment: TriangleAttainment | null;
}) {
  return (
    <>
      {disciplines.map((discipline) => (
        <SeatLabel
          key={discipline}
          discipline={discipline}
          person={seats.find((seat) => seat.discipline === discipline)?.person ?? null}
        />
      ))}
      {edgeOrder.map((pair, i) => (
        <Label key={pair.join("-")} box={edgeBoxes[i]!} className={edgeAlignment[i]!}>
          <EdgeLabel edge={edgeBetween(edges, pair)} />
        </Label>
      ))}
      <HundredLine />
      {attainment ? <Points attainment={attainment} /> : <NoReadings />}
    </>
  );
}

/** Words inside the drawing that scale with it and are cut off with an ellipsis where a name is too long. */
function Label({ box, className, children }: { box: Box; className: string; children: ReactNode }) {
  return (
    <foreignObject {...box} className="pointer-events-none overflow-visible">
      <div className={`flex flex-col leading-[17px] text-[12px] ${className}`}>{children}</div>
    </foreignObject>
  );
}

const hues = { tech: "text-tech", data: "text-data", product: "text-product" } as const;

function SeatLabel({ discipline, person }: { discipline: Discipline; person: TriangleSeat["person"] }) {
  const { t, name } = useI18n();
  const lead = t(`discipline.lead.${discipline}`);
  return (
    <Label box={seatBoxes[discipline]} className={discipline === "product" ? "items-start" : "items-center"}>
      <span className={`max-w-full truncate text-[14px] font-semibold ${person ? "text-ink" : "text-bad"}`}>
        {person ? name(person) : t("triangle.vacant")}
      </span>
      <span className={`max-w-full truncate ${hues[discipline]}`}>
        {person ? lead : t("triangle.needed", { lead })}
      </span>
    </Label>
  );
}

function EdgeLabel({ edge }: { edge: TriangleEdge }) {
  const i18n = useI18n();
  const Icon = edgeIcons[edge.health];
  const figures = edgeFigures(i18n, edge);
  return (
    <>
      <span className={`inline-flex items-center gap-1 whitespace-nowrap ${edgeTones[edge.health]}`}>
        <Icon size={13} strokeWidth={2.25} className="shrink-0" />
        {i18n.t(`triangle.health.${edge.health}`)}
      </span>
      {figures !== "" && <span className="whitespace-nowrap text-ink-3">{figures}</span>}
    </>
  );
}

function HundredLine() {
  const { f } = useI18n();
  return (
    <>
      <line
        x1={hundred.to.x}
        y1={hundred.to.y}
        x2={middle + 65}
        y2={hundred.to.y}
        strokeDasharray="2 2.5"
        className="stroke-line-2"
      />
      <text x={middle + 71} y={hundred.to.y} dy="0.36em" fontSize={12} className="fill-ink-3">
        {f.number(100)}
      </text>
    </>
  );
}

function Points({ attainment: { points, coverage } }: { attainment: TriangleAttainment }) {
  const { t, f } = useI18n();
  const partial = coverage < 10_000;
  const base = inner.from.y;
  return (
    <g textAnchor="middle">
      <text x={middle} y={base - (partial ? 43 : 32)} fontSize={28} className="fill-ink font-semibold">
        {f.score(points)}
      </text>
      <text x={middle} y={base - (partial ? 26 : 13)} fontSize={12} className="fill-ink-2">
        {t("triangle.joint_points")}
      </text>
      {partial && (
        <text x={middle} y={base - 9} fontSize={12} className="fill-ink-2">
          {t("triangle.coverage", { share: f.percent(coverage) })}
        </text>
      )}
    </g>
  );
}

function NoReadings() {
  const { t } = useI18n();
  return (
    <Label box={{ x: middle - 70, y: inner.from.y - 42, width: 140, height: 26 }} className="items-center">
      <span className="inline-flex items-center gap-1 whitespace-nowrap rounded-chip bg-surface px-1.5 py-1 font-medium text-ink-2">
        <Minus size={12} strokeWidth={2.25} className="shrink-0" />
        {t("triangle.no_readings")}
      </span>
    </Label>
  );
}
