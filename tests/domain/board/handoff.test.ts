import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Custody,
  custodyAfter,
  type HandoffStep,
  type OfferFacts,
  requireAssignable,
} from "~/domain/board";
import { AppError } from "~/domain/errors";
import { disciplines } from "~/domain/org/discipline";

const seats = [
  { personId: "tess", discipline: "tech" },
  { personId: "dan", discipline: "data" },
  { personId: "pam", discipline: "product" },
  { personId: "both", discipline: "data" },
  { personId: "both", discipline: "product" },
] as const;
const facts: OfferFacts = { seats, archived: false, finished: false };
const held: Custody = { holder: { discipline: "tech", assigneeId: "tess" }, pending: null };
const offered: Custody = { ...held, pending: { from: "tech", to: "data", toPersonId: "dan" } };

test("the sender keeps the task until it is accepted", () => {
  expect(custodyAfter(held, { kind: "offer", to: "data", toPersonId: "dan" }, facts)).toEqual(offered);
});

test("accepting passes it to the receiver and their discipline", () => {
  expect(custodyAfter(offered, { kind: "accept" }, facts)).toEqual({
    holder: { discipline: "data", assigneeId: "dan" },
    pending: null,
  });
});

test.each([{ kind: "withdraw" }, { kind: "return", reason: "no test data" }] as const)(
  "$kind leaves it with the sender",
  (step) => {
    expect(custodyAfter(offered, step, facts)).toEqual(held);
  },
);

test.each([
  [
    "to the same discipline",
    held,
    { kind: "offer", to: "tech", toPersonId: "tess" },
    {},
    "handoff_same_discipline",
  ],
  [
    "to somebody of another discipline",
    held,
    { kind: "offer", to: "data", toPersonId: "pam" },
    {},
    "handoff_receiver_seat",
  ],
  ["to a stranger", held, { kind: "offer", to: "data", toPersonId: "eve" }, {}, "handoff_receiver_seat"],
  [
    "while another waits",
    offered,
    { kind: "offer", to: "product", toPersonId: "pam" },
    {},
    "handoff_already_pending",
  ],
  [
    "of a finished task",
    held,
    { kind: "offer", to: "data", toPersonId: "dan" },
    { finished: true },
    "handoff_of_finished_task",
  ],
  [
    "of an archived task",
    held,
    { kind: "offer", to: "data", toPersonId: "dan" },
    { archived: true },
    "task_archived",
  ],
  ["accepted twice", held, { kind: "accept" }, {}, "handoff_not_pending"],
  ["returned without a reason", offered, { kind: "return", reason: "  " }, {}, "handoff_reason_missing"],
  ["accepted for somebody who left", offered, { kind: "accept" }, { seats: [] }, "handoff_receiver_left"],
] as const)("a hand-off %s is refused", (_name, custody, step, other, reason) => {
  expect(() => custodyAfter(custody, step, { ...facts, ...other })).toThrow(reason);
});

test("an assignee holds a seat of the holding discipline; nobody at all is fine", () => {
  expect(() => requireAssignable({ discipline: "product", assigneeId: "both" }, seats)).not.toThrow();
  expect(() => requireAssignable({ discipline: "tech", assigneeId: null }, seats)).not.toThrow();
  expect(() => requireAssignable({ discipline: "tech", assigneeId: "both" }, seats)).toThrow(
    "task_assignee_seat",
  );
});

const step = fc.oneof(
  fc.record({
    kind: fc.constant("offer" as const),
    to: fc.constantFrom(...disciplines),
    toPersonId: fc.constantFrom("tess", "dan", "pam", "both", "eve"),
  }),
  fc.record({ kind: fc.constant("accept" as const) }),
  fc.record({ kind: fc.constant("return" as const), reason: fc.constantFrom("", "unclear") }),
  fc.record({ kind: fc.constant("withdraw" as const) }),
);

/** The rules once more, as plainly as they can be said: what a step does to (holder, offer), or that it is refused. */
function model(
  [holder, offer]: [string, { to: string; who: string } | null],
  step: HandoffStep,
): [string, { to: string; who: string } | null] | "refused" {
  if (step.kind === "offer") {
    const seated = seats.some((seat) => seat.personId === step.toPersonId && seat.discipline === step.to);
    const allowed = offer === null && step.to !== holder && seated;
    return allowed ? [holder, { to: step.to, who: step.toPersonId }] : "refused";
  }
  if (offer === null || (step.kind === "return" && step.reason === "")) return "refused";
  return step.kind === "accept" ? [offer.to, null] : [holder, null];
}

test("any run of steps goes as the plain model says, and somebody always holds the task", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let custody = held;
      let expected: [string, { to: string; who: string } | null] = ["tech", null];
      for (const next of steps) {
        const after = model(expected, next);
        if (after === "refused") expect(() => custodyAfter(custody, next, facts)).toThrow(AppError);
        else {
          const receiver = custody.pending?.toPersonId;
          custody = custodyAfter(custody, next, facts);
          expected = after;
          if (next.kind === "accept") expect(custody.holder.assigneeId).toBe(receiver);
        }
        const { holder, pending } = custody;
        expect([holder.discipline, pending && { to: pending.to, who: pending.toPersonId }]).toEqual(expected);
        expect(pending === null || (pending.from === holder.discipline && pending.to !== pending.from)).toBe(
          true,
        );
        requireAssignable(holder, seats);
      }
    }),
  );
});
