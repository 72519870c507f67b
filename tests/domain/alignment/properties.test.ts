import fc from "fast-check";
import { expect, test } from "vitest";
import { alignSquad, alignSquads, leadConflicts, printAlignment } from "~/domain/alignment";
import type { AssessmentBundle, SeatInput } from "~/domain/assessment";
import { parseBundle } from "~/domain/assessment";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import { bundle, dayAt, pool } from "../assessment/arbitraries";
import { oracleAlignment } from "./oracle";

/** Bundles in which every squad has its three leads on the alignment day, with members and second seats around them. */
const staffed: fc.Arbitrary<AssessmentBundle> = bundle.chain((input) => {
  const roles = input.squads.flatMap(({ id }) =>
    disciplines.map((discipline) => ({ squad: id, discipline })),
  );
  const allocation = fc.integer({ min: 1, max: 10_000 });
  const extra = fc.record({
    squad: fc.constantFrom(...input.squads.map(({ id }) => id)),
    discipline: fc.constantFrom(...disciplines),
    allocation,
    role: fc.constant("member" as const),
    from: fc.constantFrom(dayAt(0), dayAt(250)),
    to: fc.constantFrom(null, dayAt(300)),
  });
  const lead = ({ squad, discipline }: { squad: string; discipline: Discipline }) =>
    fc
      .tuple(allocation, fc.array(extra, { maxLength: 2 }), pool, fc.boolean())
      .map(([share, seats, individual, vacant]) => ({
        id: `${squad}-${discipline}`,
        seats: [
          {
            squad,
            discipline,
            from: dayAt(0),
            to: vacant ? dayAt(200) : null,
            allocation: share,
          } satisfies SeatInput,
          ...seats,
        ],
        individual,
      }));
  return fc
    .tuple(fc.tuple(...roles.map(lead)), fc.constantFrom(undefined, dayAt(100), dayAt(280)))
    .map(([people, asOf]) => ({ ...input, people, ...(asOf && { asOf }) }));
});

const printedAlignment = (input: AssessmentBundle) => alignSquads(input).map(printAlignment);

test("every measure is the one of an aligner written independently", () => {
  fc.assert(
    fc.property(staffed, (input) => {
      const parsed = parseBundle(JSON.parse(JSON.stringify(input)));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      expect(leadConflicts(parsed.bundle)).toEqual([]);
      expect(printedAlignment(parsed.bundle)).toEqual(oracleAlignment(input));
    }),
    { numRuns: Number(process.env.TRIVET_PROPERTY_RUNS ?? 300) },
  );
});

test("one squad alone is measured as among all", () => {
  fc.assert(
    fc.property(staffed, (input) => {
      for (const squad of alignSquads(input)) {
        const alone = alignSquad(input, squad.id);
        expect(alone && printAlignment(alone)).toEqual(printAlignment(squad));
      }
      expect(alignSquad(input, "no such squad")).toBeNull();
    }),
  );
});

test("renaming the disciplines renames the pairs and changes nothing else", () => {
  const next: Record<Discipline, Discipline> = { tech: "data", data: "product", product: "tech" };
  const rename = (input: AssessmentBundle): AssessmentBundle => {
    const { tech, data, product } = input.scheme.disciplines;
    return {
      ...input,
      scheme: { ...input.scheme, disciplines: { data: tech, product: data, tech: product } },
      people: input.people.map((person) => ({
        ...person,
        seats: (person.seats ?? []).map((seat) => ({ ...seat, discipline: next[seat.discipline] })),
      })),
    };
  };
  fc.assert(
    fc.property(staffed, (input) => {
      const before = printedAlignment(input);
      const after = printedAlignment(rename(input));
      expect(after).toEqual(
        before.map((squad) => ({
          ...squad,
          pairs: squad.pairs && {
            "data-product": squad.pairs["tech-data"],
            "tech-data": squad.pairs["tech-product"],
            "tech-product": squad.pairs["data-product"],
          },
        })),
      );
    }),
  );
});

test("overlap is at most every pair, pairs at most 100, and the bound follows the weakest pair", () => {
  fc.assert(
    fc.property(staffed, (input) => {
      for (const { measures } of alignSquads(input)) {
        if (measures === null) continue;
        const pairs = Object.values(measures.pairs);
        expect(pairs.every((pair) => measures.sharedWeightOverlap.lte(pair))).toBe(true);
        expect(Math.max(...pairs.map((pair) => Number(pair.floor())))).toBeLessThanOrEqual(100);
        expect(measures.conflictExposure.floor() >= 0n).toBe(true);
      }
    }),
  );
});
