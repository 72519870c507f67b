import { and, eq, isNull } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contractFor, signaturesOf, versionsOf } from "#db/repositories/contracts";
import { seats, units } from "#db/schema";
import { AppError } from "~/domain/errors";
import type { Discipline } from "~/domain/org/discipline";
import { discardDraft } from "~/features/contract/discard-draft.server";
import { proposeVersion } from "~/features/contract/save-draft.server";
import { signVersion } from "~/features/contract/sign-version.server";
import { startDraft } from "~/features/contract/start-draft.server";
import { testStore } from "../../support/database";
import { contextOf, givenMetric, givenPerson, givenSeat, givenSquad, type TestSquad } from "./world";

const store = await testStore();
await givenMetric(store, "growth", { perspective: "growth" });
await givenMetric(store, "risk", { perspective: "risk" });

type Step =
  | { step: "start" | "discard" }
  | { step: "propose"; weight: number }
  | { step: "sign"; who: "tech" | "data" | "product" | "head" | "above" | "former" }
  | { step: "lead-changes"; discipline: Discipline }
  | { step: "head-changes" };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ step: "start" } as const) },
  { weight: 1, arbitrary: fc.constant({ step: "discard" } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      step: fc.constant("propose" as const),
      weight: fc.integer({ min: 1, max: 9999 }),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      step: fc.constant("sign" as const),
      who: fc.constantFrom("tech", "data", "product", "head", "above", "former"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant("lead-changes" as const),
      discipline: fc.constantFrom("tech", "data", "product"),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ step: "head-changes" } as const) },
);

type Status = "draft" | "proposed" | "in-force" | "superseded" | "discarded";
type ModelVersion = { status: Status; weight: number; signed: Map<string, string> };

/** What a contract is by the rules alone, kept without the code under test. */
class Model {
  versions: ModelVersion[] = [];
  former: string | null = null;

  constructor(
    readonly holders: Record<"tech" | "data" | "product" | "head", string>,
    readonly above: string,
  ) {}

  with(status: Status): ModelVersion | undefined {
    return this.versions.find((version) => version.status === status);
  }

  start(): boolean {
    if (this.with("draft")) return false;
    const proposed = this.with("proposed");
    const weight = (proposed ?? this.with("in-force"))?.weight ?? 0;
    if (proposed) Object.assign(proposed, { status: "discarded", signed: new Map() });
    this.versions.push({ status: "draft", weight, signed: new Map() });
    return true;
  }

  discard(): boolean {
    const draft = this.with("draft");
    if (draft) draft.status = "discarded";
    return draft !== undefined;
  }

  propose(weight: number): boolean {
    const draft = this.with("draft");
    if (!draft || weight === this.with("in-force")?.weight) return false;
    Object.assign(draft, { status: "proposed", weight });
    return true;
  }

  sign(who: Extract<Step, { step: "sign" }>["who"]): boolean {
    const version = this.with("proposed") ?? this.with("in-force");
    if (!version || who === "above" || who === "former") return false;
    if (version.signed.get(who) === this.holders[who]) return false;
    version.signed.set(who, this.holders[who]);
    const complete = (["tech", "data", "product", "head"] as const).every(
      (capacity) => version.signed.get(capacity) === this.holders[capacity],
    );
    if (version.status === "proposed" && complete) {
      const previous = this.with("in-force");
      if (previous) previous.status = "superseded";
      version.status = "in-force";
    }
    return true;
  }
}

async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

async function replaceLead(squad: TestSquad, discipline: Discipline, to: string) {
  await store.tx((t) =>
    t
      .delete(seats)
      .where(and(eq(seats.squadId, squad.squadId), eq(seats.discipline, discipline), isNull(seats.to))),
  );
  await givenSeat(store, { squadId: squad.squadId, personId: to, discipline });
}

async function storedVersions(squad: TestSquad) {
  const contract = await contractFor(store.read, squad);
  return contract ? (await versionsOf(store.read, contract.id)).reverse() : [];
}

async function perform(
  squad: TestSquad,
  model: Model,
  step: Step,
  newcomer: string,
): Promise<[boolean, boolean]> {
  const address = { squadId: squad.squadId, cycleId: squad.cycleId };
  const as = (personId: string) => contextOf(store, personId);
  const versions = await storedVersions(squad);
  const last = versions.at(-1);
  switch (step.step) {
    case "start":
      return [
        await attempt(async () => startDraft(await as(model.holders.tech), { ...address, from: "empty" })),
        model.start(),
      ];
    case "discard":
      return [
        await attempt(async () =>
          discardDraft(await as(model.holders.data), { ...address, number: last?.number ?? 1 }),
        ),
        model.discard(),
      ];
    case "propose": {
      const lines = [
        { metricId: "growth", weight: step.weight },
        { metricId: "risk", weight: 10_000 - step.weight },
      ].map((line) => ({
        ...line,
        lineKey: line.metricId,
        segment: "",
        curve: { kind: "ratio" as const, target: "10" },
      }));
      return [
        await attempt(async () =>
          proposeVersion(await as(model.holders.product), address, {
            number: last?.number ?? 1,
            version: last?.version ?? 1,
            note: "",
            lines,
          }),
        ),
        model.propose(step.weight),
      ];
    }
    case "sign": {
      const person =
        step.who === "above" ? model.above : step.who === "former" ? model.former : model.holders[step.who];
      if (person === null) return [false, false];
      const version =
        versions.find(({ status }) => status === "proposed") ??
        versions.find(({ status }) => status === "in-force");
      const number = version?.number ?? 1;
      const contentHash = version?.contentHash ?? "";
      return [
        await attempt(async () => signVersion(await as(person), address, { number, contentHash })),
        model.sign(step.who),
      ];
    }
    case "lead-changes":
      model.former = model.holders[step.discipline];
      model.holders[step.discipline] = newcomer;
      await replaceLead(squad, step.discipline, newcomer);
      return [true, true];
    case "head-changes":
      model.former = model.holders.head;
      model.holders.head = newcomer;
      await store.tx((t) => t.update(units).set({ headId: newcomer }).where(eq(units.id, squad.unitId)));
      return [true, true];
  }
}

let people = 0;

test("whatever happens in whatever order, a contract is what the rules say", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (steps) => {
      const squad = await givenSquad(store);
      const model = new Model({ ...squad.leads, head: squad.headId }, squad.aboveId);
      for (const step of steps) {
        const newcomer = await givenPerson(store, `newcomer-${++people}`);
        const [done, expected] = await perform(squad, model, step, newcomer);
        expect({ step, done }).toEqual({ step, done: expected });
        const stored = await storedVersions(squad);
        expect(stored.map((version) => version.status)).toEqual(
          model.versions.map((version) => version.status),
        );
        const signatures = await signaturesOf(
          store.read,
          stored.map((version) => version.id),
        );
        for (const [i, version] of stored.entries()) {
          const valid = signatures.filter((row) => row.versionId === version.id && row.voidedAt === null);
          expect(valid.map((row) => row.personId).sort()).toEqual(
            [...model.versions[i]!.signed.values()].sort(),
          );
          for (const row of valid) expect(row.contentHash).toBe(version.contentHash);
        }
      }
    }),
    { numRuns: 12 },
  );
});
