import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CycleFacts,
  type CycleState,
  type CycleStep,
  cycleStates,
  cycleSteps,
  isOpen,
  stateAfter,
  stepRefusal,
  stepsFrom,
} from "~/domain/assessment-cycle";

const facts = (changes: Partial<CycleFacts> = {}): CycleFacts => ({
  state: "draft",
  createdBy: "he",
  schemeApproved: true,
  squads: 3,
  unready: 0,
  ended: true,
  run: null,
  ...changes,
});
const by = (personId: string, changes: { assessed?: boolean; earlyReason?: string } = {}) => ({
  personId,
  assessed: false,
  ...changes,
});

/** Every step in every state, for somebody who has not acted yet and with every gate met. */
const allowed: Record<CycleStep, CycleState[]> = {
  "set-targets": ["draft"],
  "back-to-draft": ["target-setting"],
  open: ["target-setting"],
  compute: ["active", "data-freeze"],
  approve: ["data-freeze"],
  "send-back": ["locked"],
  publish: ["locked"],
};

describe.each(cycleSteps)("%s", (step) => {
  test.each(cycleStates)("from %s", (state) => {
    const run = { computedBy: "he", approvedBy: state === "locked" || state === "published" ? "lin" : null };
    const refusal = stepRefusal(step, facts({ state, run }), by("xu"));
    expect(refusal).toBe(allowed[step].includes(state) ? null : "cycle_state");
    expect(stepsFrom(state).includes(step)).toBe(allowed[step].includes(state));
  });
});

test.each([
  ["set-targets", facts({ schemeApproved: false }), "cycle_no_scheme"],
  ["set-targets", facts({ squads: 0 }), "cycle_no_squads"],
  ["open", facts({ state: "target-setting", unready: 1 }), "cycle_not_ready"],
  ["open", facts({ state: "target-setting", schemeApproved: false }), "cycle_no_scheme"],
  ["compute", facts({ state: "active", ended: false }), "cycle_not_ended"],
  ["approve", facts({ state: "data-freeze", run: null }), "cycle_no_run"],
  ["publish", facts({ state: "locked", run: { computedBy: "he", approvedBy: null } }), "cycle_no_run"],
] as const)("%s is refused by its gate", (step, given, refusal) => {
  expect(stepRefusal(step, given, by("xu"))).toBe(refusal);
});

test("Data may be frozen before the cycle has ended, with a reason that says something", () => {
  const running = facts({ state: "active", ended: false });
  expect(stepRefusal("compute", running, by("he", { earlyReason: "  " }))).toBe("cycle_not_ended");
  expect(stepRefusal("compute", running, by("he", { earlyReason: "merger of two units" }))).toBeNull();
});

test.each([
  ["approve", "he", "four_eyes_approve", "created the cycle"],
  ["approve", "wu", "four_eyes_approve", "computed"],
  ["approve", "lin", null, "a second person"],
  ["publish", "he", "four_eyes_publish", "created the cycle"],
  ["publish", "wu", "four_eyes_publish", "computed"],
  ["publish", "lin", "four_eyes_publish", "approved"],
  ["publish", "xu", null, "a third person"],
] as const)("%s by %s: %s (%s)", (step, personId, refusal, _why) => {
  const state = step === "approve" ? "data-freeze" : "locked";
  const run = { computedBy: "wu", approvedBy: step === "approve" ? null : "lin" };
  expect(stepRefusal(step, facts({ state, run }), by(personId))).toBe(refusal);
});

test("Nobody approves or publishes a result that holds their own", () => {
  const run = { computedBy: "he", approvedBy: "lin" };
  expect(
    stepRefusal(
      "approve",
      facts({ state: "data-freeze", run: { ...run, approvedBy: null } }),
      by("xu", { assessed: true }),
    ),
  ).toBe("own_result");
  expect(stepRefusal("publish", facts({ state: "locked", run }), by("xu", { assessed: true }))).toBe(
    "own_result",
  );
});

test.each([
  ["frame", ["draft"]],
  ["squads", ["draft", "target-setting"]],
  ["overrides", ["target-setting"]],
  ["individual", ["draft", "target-setting", "active"]],
  ["ratings", ["active", "data-freeze"]],
  ["adjustments", ["active", "data-freeze"]],
] as const)("%s can be edited in %j alone", (part, open) => {
  expect(cycleStates.filter((state) => isOpen(part, state))).toEqual(open);
});

test("Whatever people attempt, three different hands lie behind every publication and nothing moves after it", () => {
  const attempt = fc.record({
    step: fc.constantFrom(...cycleSteps),
    personId: fc.constantFrom("he", "lin", "xu", "wu"),
    unready: fc.nat({ max: 1 }),
    ended: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
      let cycle = facts({ ended: false });
      const seen: { step: CycleStep; personId: string }[] = [];
      for (const { step, personId, unready, ended } of attempts) {
        cycle = { ...cycle, unready, ended };
        const before = cycle.state;
        if (stepRefusal(step, cycle, by(personId)) !== null) {
          expect(cycle.state).toBe(before);
          continue;
        }
        expect(allowed[step]).toContain(before);
        if (step === "open") expect(unready).toBe(0);
        if (step === "compute") expect(ended).toBe(true);
        seen.push({ step, personId });
        const run =
          step === "compute"
            ? { computedBy: personId, approvedBy: null }
            : step === "approve" && cycle.run
              ? { ...cycle.run, approvedBy: personId }
              : step === "send-back" && cycle.run
                ? { ...cycle.run, approvedBy: null }
                : cycle.run;
        cycle = { ...cycle, state: stateAfter(step), run };
        if (step === "publish") {
          const hands = [cycle.run?.computedBy, cycle.run?.approvedBy, personId];
          expect(new Set(hands).size).toBe(3);
          expect(personId).not.toBe("he");
          expect(cycle.run?.approvedBy).not.toBe("he");
        }
      }
      const published = seen.findIndex(({ step }) => step === "publish");
      if (published >= 0) expect(published).toBe(seen.length - 1);
    }),
  );
});

test("The model reaches publication: the happy path is possible", () => {
  let cycle = facts();
  const take = (step: CycleStep, personId: string) => {
    expect(stepRefusal(step, cycle, by(personId))).toBeNull();
    cycle = { ...cycle, state: stateAfter(step) };
  };
  take("set-targets", "he");
  take("open", "he");
  take("compute", "he");
  cycle = { ...cycle, run: { computedBy: "he", approvedBy: null } };
  take("approve", "lin");
  cycle = { ...cycle, run: { computedBy: "he", approvedBy: "lin" } };
  take("publish", "xu");
  expect(cycle.state).toBe("published");
});
