import type { TaskFilter } from "~/domain/board";
import type { Named } from "~/platform/i18n";
import type { FilterChoices } from "../filter-choices";

/** What list, calendar and timeline have in common. */
export type ViewFrame = {
  squad: Named & { id: string; key: string };
  filter: TaskFilter;
  choices: FilterChoices;
  today: string;
  /** The reader may change tasks here. */
  work: boolean;
};
