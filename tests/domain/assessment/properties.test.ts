import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AssessmentBundle,
  parseBundle,
  scoreBundle,
  scoreFigures,
  scorePool,
} from "~/domain/assessment";
import { decimal, exactText } from "~/domain/exact";
import { bundle, pool } from "./arbitraries";
import { oracleScores } from "./oracle";

function parsed(input: unknown): AssessmentBundle {
  const result = parseBundle(JSON.parse(JSON.stringify(input)));
  if (!result.ok)
    throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return result.bundle;
}

const byId = <T extends { id: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

test("every figure is the one of a scorer written independently", () => {
  fc.assert(
    fc.property(bundle, (input) => {
      const { squads, people } = scoreFigures(parsed(input));
      expect({ squads, people }).toEqual(oracleScores(input));
    }),
    { numRuns: Number(process.env.TRIVET_PROPERTY_RUNS ?? 300) },
  );
});

test("the trace goes with the figures", () => {
  fc.assert(
    fc.property(bundle, (input) => {
      const traced = scoreBundle(parsed(input));
      const strip = ({ trace: _, ...figures }: { trace: unknown }) => figures;
      const { squads, people } = scoreFigures(parsed(input));
      expect(traced.squads.map(strip)).toEqual(squads);
      expect(traced.people.map(strip)).toEqual(people);
      for (const person of traced.people) {
        expect(person.trace.rated !== null).toBe(person.status === "rated");
        if (person.status === "rated") expect(person.trace.rated?.final.printed).toBe(person.final);
      }
    }),
  );
});

test("a final stays within the score range and a rated person has a grade", () => {
  fc.assert(
    fc.property(bundle, (input) => {
      for (const person of scoreFigures(parsed(input)).people) {
        if (person.status !== "rated") continue;
        expect(Number(person.final)).toBeGreaterThanOrEqual(0);
        expect(Number(person.final)).toBeLessThanOrEqual(120);
        expect(["S", "A", "B", "C", "D"]).toContain(person.grade);
      }
    }),
  );
});

test("the order of squads, people, seats, items, leaves, vetoes and grades changes nothing", () => {
  const reversed = (input: AssessmentBundle): AssessmentBundle => ({
    ...input,
    scheme: { ...input.scheme, grades: [...input.scheme.grades].reverse() },
    squads: [...input.squads].reverse().map((squad) => ({
      ...squad,
      kpis: [...squad.kpis].reverse(),
      vetoes: [...(squad.vetoes ?? [])].reverse(),
    })),
    people: [...input.people].reverse().map((person) => ({
      ...person,
      seats: [...(person.seats ?? [])].reverse(),
      leave: [...(person.leave ?? [])].reverse(),
      individual: [...(person.individual ?? [])].reverse(),
      items: [...(person.items ?? [])].reverse(),
      vetoes: [...(person.vetoes ?? [])].reverse(),
    })),
  });
  fc.assert(
    fc.property(bundle, (input) => {
      const forward = scoreFigures(parsed(input));
      const backward = scoreFigures(parsed(reversed(input)));
      expect(byId(backward.squads)).toEqual(byId(forward.squads));
      expect(byId(backward.people)).toEqual(byId(forward.people));
    }),
  );
});

test("three leads with the whole cycle in one squad have the squad's joint score", () => {
  fc.assert(
    fc.property(bundle, (input) => {
      const lead = (discipline: "tech" | "data" | "product") => ({
        id: discipline,
        seats: [{ squad: "s0", discipline, from: "2025-05-01", to: null, allocation: 10_000 }],
        individual: [{ id: "i", weight: 10_000, score: "90" }],
      });
      const result = scoreFigures(
        parsed({ ...input, people: [lead("tech"), lead("data"), lead("product")] }),
      );
      for (const person of result.people) {
        expect(person.status).toBe(result.squads[0]?.joint === null ? "blocked" : "rated");
        if (person.status === "rated") expect(person.joint).toBe(result.squads[0]?.joint);
      }
    }),
  );
});

test("inside a pool only the proportions of weights count", () => {
  const missing = { policy: "zero", maxWaivedWeight: 10_000 } as const;
  fc.assert(
    fc.property(pool, fc.integer({ min: 2, max: 7 }), (items, factor) => {
      const scaled = items.map((item) => ({ ...item, weight: item.weight * factor }));
      const before = scorePool(items, { ...missing, maxWaivedWeight: 10_000 });
      const after = scorePool(scaled, { ...missing, maxWaivedWeight: 10_000 * factor });
      expect(after.blocked).toBe(before.blocked);
      expect(after.score && exactText(after.score)).toBe(before.score && exactText(before.score));
    }),
  );
});

test("waiving an item is the same as never having had it", () => {
  const missing = { policy: "zero", maxWaivedWeight: 10_000 } as const;
  fc.assert(
    fc.property(pool, fc.integer({ min: 1, max: 5000 }), (items, weight) => {
      const kept = items.filter((item) => item.missing !== "waive");
      const waived = { id: "waived", weight, score: null, missing: "waive" as const };
      const before = scorePool(kept, missing);
      const after = scorePool([...kept, waived], missing);
      expect(after.score && exactText(after.score)).toBe(before.score && exactText(before.score));
    }),
  );
});

test("a higher score on any one item never lowers the pool", () => {
  const missing = { policy: "zero", maxWaivedWeight: 10_000 } as const;
  fc.assert(
    fc.property(
      pool,
      fc.nat(4),
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 0, max: 120 }),
      (items, at, a, b) => {
        const rated = items.map((item) => ({ id: item.id, weight: item.weight, score: item.score ?? "50" }));
        const withScore = (score: number) =>
          scorePool(
            rated.map((item, i) => (i === at ? { ...item, score: String(score) } : item)),
            missing,
          ).score;
        const lower = withScore(Math.min(a, b));
        const higher = withScore(Math.max(a, b));
        if (lower === null || higher === null) expect(higher).toBe(lower);
        else expect(higher.gte(lower)).toBe(true);
        if (lower !== null) expect(lower.gte(decimal("0"))).toBe(true);
      },
    ),
  );
});
