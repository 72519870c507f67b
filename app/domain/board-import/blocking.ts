import { cut, type Problem } from "./card";
import type { KnownTask } from "./plan";
import type { Resolved } from "./resolve";

type Link = { from: string; to: string; place: number; other: string };

/**
 * Which cards each card blocks, by external id. Named and left out: a card that is not there, and links that run in a circle, in
 * which nothing could ever be finished.
 */
export function heldLinks(
  cards: readonly Resolved[],
  { known, problems }: { known: ReadonlyMap<string, KnownTask>; problems: Problem[] },
): Map<string, string[]> {
  const ids = new Map<string, string>();
  for (const [id, { elsewhere }] of known) if (!elsewhere) ids.set(id, id);
  for (const { card } of cards)
    for (const name of [...card.aliases, card.externalId])
      if (!known.get(card.externalId)?.elsewhere) ids.set(name, card.externalId);
  const links = new Map<string, Link>();
  const refuse = (reason: string, { place, other }: Pick<Link, "place" | "other">) =>
    problems.push({ severity: "note", place, column: null, reason, params: { other: cut(other, 40) } });
  for (const { card } of cards) {
    const told = [
      ...card.blocks.map((other) => ({ other, outward: true })),
      ...card.blockedBy.map((other) => ({ other, outward: false })),
    ];
    for (const { other, outward } of told) {
      const [one, two] = [ids.get(card.externalId), ids.get(other)];
      if (two === undefined) refuse("link_missing", { place: card.place, other });
      if (one === undefined || two === undefined || one === two) continue;
      const [from, to] = outward ? [one, two] : [two, one];
      const key = JSON.stringify([from, to]);
      if (!links.has(key)) links.set(key, { from, to, place: card.place, other });
    }
  }
  const circling = inCircles([...links.values()]);
  const held = new Map<string, string[]>();
  for (const link of links.values()) {
    if (circling.has(link)) refuse("link_circle", link);
    else held.set(link.from, [...(held.get(link.from) ?? []), link.to]);
  }
  return held;
}

/** The links that are in a circle, or between two: what is left once ends that lead nowhere are taken off, again and again. */
function inCircles(links: readonly Link[]): Set<Link> {
  let left = new Set(links);
  for (const [start, end] of [
    ["from", "to"],
    ["to", "from"],
  ] as const)
    left = withoutEnds(left, start, end);
  return left;
}

function withoutEnds(links: ReadonlySet<Link>, start: "from" | "to", end: "from" | "to"): Set<Link> {
  const left = new Set(links);
  const arriving = new Map<string, number>();
  const leaving = new Map<string, Link[]>();
  for (const link of links) {
    arriving.set(link[end], (arriving.get(link[end]) ?? 0) + 1);
    const others = leaving.get(link[start]);
    if (others) others.push(link);
    else leaving.set(link[start], [link]);
  }
  const free = [...leaving.keys()].filter((id) => !arriving.has(id));
  for (let id = free.pop(); id !== undefined; id = free.pop())
    for (const link of leaving.get(id) ?? []) {
      left.delete(link);
      const count = arriving.get(link[end])! - 1;
      arriving.set(link[end], count);
      if (count === 0) free.push(link[end]);
    }
  return left;
}
