import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultHours, isQuiet, type MailHours, mailDue, minuteOfDay } from "~/domain/notifications/schedule";

const minute = fc.integer({ min: 0, max: 1439 });
const hours: fc.Arbitrary<MailHours> = fc.record({ quietFrom: minute, quietTo: minute, digestAt: minute });
const at = fc.date({
  min: new Date("2024-01-01T00:00:00Z"),
  max: new Date("2030-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const zone = fc.constantFrom("Asia/Shanghai", "UTC", "Europe/Zurich", "America/New_York", "Asia/Kathmandu");
const timing = fc.constantFrom("now" as const, "digest" as const);
const dayMilliseconds = 86_400_000;

describe("the laws of when a mail goes out", () => {
  test("it is on a full minute, after the event, and at the latest two days and a changed clock later", () => {
    fc.assert(
      fc.property(timing, at, hours, zone, (timing, at, hours, timeZone) => {
        const due = mailDue({ timing, at, hours, timeZone })!;
        expect(due.getTime() % 60_000).toBe(0);
        expect(due.getTime()).toBeGreaterThan(at.getTime());
        expect(due.getTime() - at.getTime()).toBeLessThanOrEqual(2 * dayMilliseconds + 2 * 3_600_000);
      }),
    );
  });

  test("it is never inside the quiet hours", () => {
    fc.assert(
      fc.property(
        timing,
        at,
        hours,
        fc.constantFrom("Asia/Shanghai", "UTC"),
        (timing, at, hours, timeZone) => {
          const due = mailDue({ timing, at, hours, timeZone })!;
          expect(isQuiet(hours, minuteOfDay(timeZone, due))).toBe(false);
        },
      ),
    );
  });

  test("what need not wait goes out within the minute", () => {
    fc.assert(
      fc.property(at, hours, zone, (at, hours, timeZone) => {
        const due = mailDue({ timing: "now", at, hours, timeZone })!;
        const next = new Date((Math.floor(at.getTime() / 60_000) + 1) * 60_000);
        const waits = isQuiet(hours, minuteOfDay(timeZone, next));
        expect(due.getTime() === next.getTime()).toBe(!waits);
      }),
    );
  });

  test("a digest outside the quiet hours comes at its time, even on a day that changes the clocks", () => {
    fc.assert(
      fc.property(at, hours, zone, (at, hours, timeZone) => {
        fc.pre(!isQuiet(hours, hours.digestAt));
        const due = mailDue({ timing: "digest", at, hours, timeZone })!;
        const shown = minuteOfDay(timeZone, due);
        const skipped = Math.abs(shown - hours.digestAt) <= 60;
        expect(timeZone === "Asia/Shanghai" ? shown === hours.digestAt : skipped).toBe(true);
      }),
    );
  });

  test("two events of one minute go out together", () => {
    fc.assert(
      fc.property(at, hours, zone, fc.integer({ min: 0, max: 59_999 }), (at, hours, timeZone, later) => {
        const first = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
        const second = new Date(first.getTime() + later);
        expect(mailDue({ timing: "now", at: first, hours, timeZone })).toEqual(
          mailDue({ timing: "now", at: second, hours, timeZone }),
        );
      }),
    );
  });
});

const shanghai = (time: string) => new Date(`${time}+08:00`);

test.each([
  ["now", "2026-11-24T10:00:30", "2026-11-24T10:01:00", "at the next full minute"],
  ["now", "2026-11-24T23:15:00", "2026-11-25T08:00:00", "after quiet hours that run over midnight"],
  ["now", "2026-11-25T03:15:00", "2026-11-25T08:00:00", "the same when midnight has passed"],
  ["now", "2026-11-25T07:59:59", "2026-11-25T08:00:00", "at their end"],
  ["now", "2026-11-25T19:59:10", "2026-11-26T08:00:00", "their first minute is quiet"],
  ["digest", "2026-11-25T08:00:00", "2026-11-25T08:30:00", "the same day when the digest is still to come"],
  ["digest", "2026-11-25T08:30:00", "2026-11-26T08:30:00", "the next day when it just went out"],
] as const)("%s of %s goes out at %s: %s", (timing, at, due, _) => {
  const told = mailDue({ timing, at: shanghai(at), hours: defaultHours, timeZone: "Asia/Shanghai" });
  expect(told).toEqual(shanghai(due));
});

test("a digest time inside the quiet hours waits for their end", () => {
  const hours = { quietFrom: 20 * 60, quietTo: 8 * 60, digestAt: 6 * 60 };
  const due = mailDue({
    timing: "digest",
    at: shanghai("2026-11-24T12:00:00"),
    hours,
    timeZone: "Asia/Shanghai",
  });
  expect(due).toEqual(shanghai("2026-11-25T08:00:00"));
});

test("nothing goes out for a kind whose mail is off", () => {
  expect(mailDue({ timing: "off", at: new Date(0), hours: defaultHours, timeZone: "UTC" })).toBeNull();
});

test("a digest at half past two comes an hour later on the night that skips it", () => {
  const hours = { quietFrom: 0, quietTo: 0, digestAt: 150 };
  const due = mailDue({
    timing: "digest",
    at: new Date("2026-03-28T20:00:00Z"),
    hours,
    timeZone: "Europe/Zurich",
  });
  expect(due).toEqual(new Date("2026-03-29T01:30:00Z"));
});
