import { type Discipline, disciplines } from "../org/discipline";

export const capacities = ["tech", "data", "product", "unit-head"] as const;

/** In what function a person signs a contract. */
export type Capacity = (typeof capacities)[number];

/** Who may sign in each capacity today; null where nobody can. */
export type Signatories = Record<Capacity, string | null>;

/**
 * The four people a contract needs (product.md, rule 5): the three current leads, and the head of the squad's primary unit. `heads`
 * runs from that unit upwards, null for a unit without a head. Nobody signs twice: where the head is one of the leads, or
 * there is none, the next head above signs.
 */
export function signatories({
  leads,
  heads,
}: {
  leads: Record<Discipline, string | null>;
  heads: readonly (string | null)[];
}): Signatories {
  const seated = disciplines.map((discipline) => leads[discipline]);
  const head = heads.find((id) => id !== null && !seated.includes(id)) ?? null;
  return { tech: leads.tech, data: leads.data, product: leads.product, "unit-head": head };
}

/** The capacity a person would sign in, null for anyone else. */
export function capacityOf(signing: Signatories, personId: string): Capacity | null {
  return capacities.find((capacity) => signing[capacity] === personId) ?? null;
}
