import fc from "fast-check";
import { expect, test } from "vitest";
import { lookAt, type Visits } from "~/domain/notifications";

const minute = 60_000;
const day = 1_440 * minute;
const now = new Date("2026-11-24T09:00:00Z");
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);

test("a first look sees a week", () => {
  expect(lookAt(null, now)).toEqual({ since: ago(7 * day), store: { seenAt: now, previousAt: null } });
});

test("a look after a pause sees what changed since the last one", () => {
  const known = { seenAt: ago(30 * minute), previousAt: ago(3 * day) };
  expect(lookAt(known, now)).toEqual({
    since: known.seenAt,
    store: { seenAt: now, previousAt: known.seenAt },
  });
});

test("a look within the visit still sees what was new at its beginning", () => {
  const known = { seenAt: ago(29 * minute), previousAt: ago(3 * day) };
  expect(lookAt(known, now)).toEqual({
    since: known.previousAt,
    store: { seenAt: now, previousAt: known.previousAt },
  });
});

test("a look soon after another costs no write", () => {
  expect(lookAt({ seenAt: ago(5 * minute - 1), previousAt: ago(day) }, now).store).toBeNull();
  expect(lookAt({ seenAt: ago(5 * minute), previousAt: ago(day) }, now).store).not.toBeNull();
});

test("after a long absence a look goes back two weeks", () => {
  expect(lookAt({ seenAt: ago(90 * day), previousAt: null }, now).since).toEqual(ago(14 * day));
});

test("in any row of looks, what one visit saw as new the next does not", () => {
  const pauses = fc.array(fc.integer({ min: 1, max: 3 * 24 * 60 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(pauses, (minutes) => {
      let known: Visits | null = null;
      let at = now;
      let last: Date | null = null;
      for (const pause of minutes) {
        at = new Date(at.getTime() + pause * minute);
        const { since, store } = lookAt(known, at);
        expect(since.getTime()).toBeLessThan(at.getTime());
        expect(at.getTime() - since.getTime()).toBeLessThanOrEqual(14 * day);
        if (last) expect(since.getTime()).toBeGreaterThanOrEqual(last.getTime());
        last = since;
        known = store ?? known;
      }
    }),
  );
});
