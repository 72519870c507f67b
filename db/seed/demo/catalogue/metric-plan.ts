import type { Aggregation, Direction, Perspective } from "../../../schema/values";
import type { SourceName } from "./sources";

export type Frequency = "daily" | "weekly" | "monthly";

export type MetricPlan = {
  code: string;
  name: string;
  nameEn: string;
  unit: string;
  unitEn: string;
  decimals: number;
  direction: Direction;
  aggregation: Aggregation;
  perspective: Perspective;
  owner: string;
  source: SourceName | null;
  frequency: Frequency;
  description: string;
  descriptionEn: string;
};
