/** The parts of a check one can look at. */
export const checkViews = ["problems", "all", "units", "people", "squads", "seats"] as const;

export type CheckView = (typeof checkViews)[number];

const entityOf = { units: "unit", people: "person", squads: "squad", seats: "seat" } as const;

export const isCheckView = (text: string | null): text is CheckView => checkViews.includes(text as CheckView);

/** The kinds of items in a view, of those that were counted. */
export function kindsOf(view: CheckView, counts: Readonly<Record<string, number>>): string[] {
  if (view === "problems") return ["problem"];
  const kinds = Object.keys(counts).filter((kind) => !kind.endsWith(".unchanged"));
  return view === "all" ? kinds : kinds.filter((kind) => kind.startsWith(`${entityOf[view]}.`));
}

/** How many changes a view holds. */
export const countOf = (
  view: Exclude<CheckView, "problems">,
  counts: Readonly<Record<string, number>>,
): number => kindsOf(view, counts).reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
