import { type PersonName, unitHeadsUpwards } from "#db/repositories/contracts";
import { leadsOn } from "#db/repositories/squad-pulse";
import type { Reader } from "#db/store";
import { type Capacity, type Signatories, signatories } from "~/domain/contract";
import { groupBy } from "~/domain/group-by";

export type SignatoriesOnDay = { signing: Signatories; people: Record<Capacity, PersonName | null> };

/** Who signs for each squad on `day` (ISO), by squad id; three statements for any number of squads. */
export async function signatoriesOn(
  r: Reader,
  { squadIds, day }: { squadIds: readonly string[]; day: string },
): Promise<Map<string, SignatoriesOnDay>> {
  if (squadIds.length === 0) return new Map();
  const [leadRows, headsBySquad] = await Promise.all([
    leadsOn(r, { squadIds, day }),
    unitHeadsUpwards(r, squadIds),
  ]);
  const leadsBySquad = groupBy(leadRows, (row) => row.squadId);
  return new Map(
    squadIds.map((squadId) => {
      const seated = leadsBySquad.get(squadId) ?? [];
      const lead = (discipline: string) =>
        seated.find((row) => row.discipline === discipline)?.person ?? null;
      const leads = { tech: lead("tech"), data: lead("data"), product: lead("product") };
      const heads = headsBySquad.get(squadId) ?? [];
      const signing = signatories({
        leads: {
          tech: leads.tech?.id ?? null,
          data: leads.data?.id ?? null,
          product: leads.product?.id ?? null,
        },
        heads: heads.map((head) => head?.id ?? null),
      });
      const head = heads.find((person) => person !== null && person.id === signing["unit-head"]) ?? null;
      return [squadId, { signing, people: { ...leads, "unit-head": head } }];
    }),
  );
}

/** Who signs for one squad on `day` (ISO). */
export async function signatoriesOf(
  r: Reader,
  { squadId, day }: { squadId: string; day: string },
): Promise<SignatoriesOnDay> {
  const [found] = (await signatoriesOn(r, { squadIds: [squadId], day })).values();
  return found!;
}
