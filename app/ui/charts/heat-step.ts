export const heatSteps = ["under60", "under80", "under100", "under110", "above110"] as const;

/** One of the five shades of the heat map. */
export type HeatStep = (typeof heatSteps)[number];

/** The shade of a score: under 60, under 80, under 100, under 110, and 110 to 120. */
export function heatStep(points: string): HeatStep {
  const value = Number(points);
  if (value < 60) return "under60";
  if (value < 80) return "under80";
  if (value < 100) return "under100";
  return value < 110 ? "under110" : "above110";
}
