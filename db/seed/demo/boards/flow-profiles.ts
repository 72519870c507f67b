import type { Discipline } from "../../../schema/values";

/** How work passes between two disciplines of a squad: the usual wait in hours and how often it is sent back. */
export type Edge = { share: number; waitHours: number; returned: number };

export type FlowProfile = {
  /** Tasks created a month. */
  monthly: number;
  /** Hours of work between two steps. */
  workHours: number;
  /** Hand-offs a task goes through on average, returns not counted. */
  handoffs: number;
  edges: { "tech-product": Edge; "tech-data": Edge; "product-data": Edge };
};

export type EdgeName = keyof FlowProfile["edges"];

const edge = (share: number, waitHours: number, returned: number): Edge => ({ share, waitHours, returned });

/** Work flows well in most squads; the ones named here are where the triangle shows something to mend. */
const profiles: Record<string, FlowProfile> = {
  WLT: {
    monthly: 27,
    workHours: 9,
    handoffs: 2.4,
    edges: {
      "tech-product": edge(0.42, 4, 0.03),
      "tech-data": edge(0.33, 5, 0.05),
      "product-data": edge(0.25, 60, 0.09),
    },
  },
  CBE: {
    monthly: 20,
    workHours: 14,
    handoffs: 1.9,
    edges: {
      "tech-product": edge(0.4, 18, 0.05),
      "tech-data": edge(0.4, 30, 0.42),
      "product-data": edge(0.2, 22, 0.06),
    },
  },
  DBR: {
    monthly: 17,
    workHours: 18,
    handoffs: 1.8,
    edges: {
      "tech-product": edge(0.3, 70, 0.08),
      "tech-data": edge(0.3, 85, 0.1),
      "product-data": edge(0.4, 60, 0.4),
    },
  },
  MMT: {
    monthly: 12,
    workHours: 16,
    handoffs: 1.4,
    edges: {
      "tech-product": edge(0.7, 20, 0.05),
      "tech-data": edge(0.15, 40, 0.1),
      "product-data": edge(0.15, 44, 0.1),
    },
  },
  SAL: {
    monthly: 17,
    workHours: 13,
    handoffs: 1.8,
    edges: {
      "tech-product": edge(0.4, 16, 0.03),
      "tech-data": edge(0.35, 14, 0.03),
      "product-data": edge(0.25, 66, 0.05),
    },
  },
  FRD: {
    monthly: 18,
    workHours: 11,
    handoffs: 2,
    edges: {
      "tech-product": edge(0.2, 14, 0.04),
      "tech-data": edge(0.6, 10, 0.05),
      "product-data": edge(0.2, 16, 0.03),
    },
  },
};

const usual: FlowProfile = {
  monthly: 15,
  workHours: 17,
  handoffs: 1.6,
  edges: {
    "tech-product": edge(0.4, 15, 0.03),
    "tech-data": edge(0.33, 18, 0.03),
    "product-data": edge(0.27, 22, 0.03),
  },
};

export const flowOf = (squad: string): FlowProfile => profiles[squad] ?? usual;

/** The edge between two disciplines, whichever way the work passes. */
export function edgeBetween(a: Discipline, b: Discipline): EdgeName {
  if (a !== "data" && b !== "data") return "tech-product";
  return a === "tech" || b === "tech" ? "tech-data" : "product-data";
}
