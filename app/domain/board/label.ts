/** Most labels of one squad that are not archived, and on one task: more would no longer sort anything. */
export const maximumLabels = 100;
export const maximumLabelsOfTask = 20;

/** What makes two labels of a squad the same, and what `#label` finds one by: its name in lower case, spaces as hyphens. */
export function labelSlug(name: string): string {
  return name.normalize("NFKC").trim().replace(/^#+/, "").trim().toLowerCase().replace(/\s+/gu, "-");
}
