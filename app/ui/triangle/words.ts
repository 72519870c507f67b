import { type Discipline, disciplines } from "~/domain/org/discipline";
import type { Format, Named, T } from "~/platform/i18n";
import type { TriangleAttainment, TriangleEdge, TriangleSeat } from "./types";

type Words = { t: T; f: Format; name: (row: Named) => string };

/** Clockwise from the left, the order edges are read in. */
export const edgeOrder = [
  ["tech", "product"],
  ["product", "data"],
  ["tech", "data"],
] as const satisfies readonly (readonly [Discipline, Discipline])[];

/** The edge between two disciplines; one nobody reported on had no hand-offs. */
export function edgeBetween(
  edges: readonly TriangleEdge[],
  pair: readonly [Discipline, Discipline],
): TriangleEdge {
  const known = edges.find(({ between }) => between.includes(pair[0]) && between.includes(pair[1]));
  return known ?? { between: pair, count: 0, medianHours: null, returned: 0, health: "none" };
}

/** A wait in days with one place, or in whole hours where a tenth of a day would hide it. */
export function waitWords({ t, f }: Words, hours: number, form: "short" | "long"): string {
  if (hours < 1) return t(`triangle.wait.minutes.${form}`);
  if (hours < 2.4)
    return t(`triangle.wait.hours.${form}`, { figure: f.number(hours, 0), value: Math.round(hours) });
  return t(`triangle.wait.days.${form}`, { figure: f.fixed(hours / 24, 1), value: hours / 24 });
}

/** "18 · 2.6 d", or how many came back where an edge bounces; empty without hand-offs. */
export function edgeFigures(words: Words, { count, medianHours, returned, health }: TriangleEdge): string {
  const { t, f } = words;
  if (health === "none") return "";
  const volume = t("triangle.count", { count: f.number(count) });
  if (health === "bouncing") return `${volume} · ${t("triangle.returned", { count: f.number(returned) })}`;
  return medianHours === null ? volume : `${volume} · ${waitWords(words, medianHours, "short")}`;
}

const pairNames = ["tech_product", "product_data", "tech_data"] as const;

/** "Product–data slow". */
export function edgeState(t: T, { between, health }: TriangleEdge): string {
  const index = edgeOrder.findIndex(([a, b]) => between.includes(a) && between.includes(b));
  return t(`triangle.edge.${health}`, { pair: t(`triangle.pair.${pairNames[index] ?? pairNames[0]}`) });
}

/** One edge as a phrase of the text alternative. */
export function edgePhrase(words: Words, edge: TriangleEdge): string {
  const { t } = words;
  const parts = [edgeState(t, edge)];
  if (edge.health !== "none") parts.push(t("triangle.handoffs", { count: edge.count }));
  if (edge.medianHours !== null)
    parts.push(t("triangle.median", { wait: waitWords(words, edge.medianHours, "long") }));
  if (edge.returned > 0) parts.push(t("triangle.sent_back", { count: edge.returned }));
  return parts.join(t("triangle.comma"));
}

/** Everything the drawing says, in words. */
export function textAlternative(
  words: Words,
  {
    squadName,
    seats,
    edges,
    attainment,
  }: {
    squadName: string;
    seats: readonly TriangleSeat[];
    edges: readonly TriangleEdge[];
    attainment: TriangleAttainment | null;
  },
): string {
  const { t, name } = words;
  const people = disciplines.map((discipline) => {
    const person = seats.find((seat) => seat.discipline === discipline)?.person;
    const label = t(`discipline.${discipline}`);
    return person
      ? t("triangle.seat", { person: name(person), discipline: label })
      : t("triangle.seat_vacant", { lead: t(`discipline.lead.${discipline}`) });
  });
  return t("triangle.alternative", {
    squad: squadName,
    seats: people.join(t("triangle.comma")),
    attainment: attainment ? attainmentWords(words, attainment) : t("triangle.no_readings"),
    edges: edgeOrder.map((pair) => edgePhrase(words, edgeBetween(edges, pair))).join(t("triangle.semicolon")),
  });
}

function attainmentWords({ t, f }: Words, { points, coverage }: TriangleAttainment): string {
  const score = t("triangle.points", { points: f.score(points) });
  return coverage < 10_000
    ? `${score}${t("triangle.comma")}${t("triangle.coverage", { share: f.percent(coverage) })}`
    : score;
}
