import type { Named } from "~/platform/i18n";

/** A filter kept under a name, as the reader finds it. */
export type SavedFilterView = {
  id: string;
  name: string;
  /** The address's query, without a question mark. */
  query: string;
  shared: boolean;
  version: number;
  owner: Named;
  own: boolean;
  /** The reader may rename, change or delete it. */
  editable: boolean;
};

export type LabelChoice = { id: string; slug: string; name: string };

/** What the filter bar offers to choose from. */
export type FilterChoices = {
  people: readonly (Named & { id: string; current: boolean })[];
  kpis: readonly (Named & { metricId: string; code: string })[];
  columns: readonly (Named & { id: string })[];
  labels: readonly LabelChoice[];
  saved: readonly SavedFilterView[];
};
