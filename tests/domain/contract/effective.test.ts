import fc from "fast-check";
import { expect, test } from "vitest";
import { validateCurve } from "~/domain/assessment";
import { effectiveLines } from "~/domain/contract";
import { arbitraryLines, line, threshold } from "./lines";

const cycle = { start: "2026-07-01", end: "2026-12-31" };

test("one version holds as it was signed", () => {
  const lines = [line("a"), line("b")];
  expect(effectiveLines([{ number: 1, effectiveFrom: null, lines }], cycle)).toEqual(lines);
});

test("a target amended midway is blended by days; the weights signed last hold for the whole cycle", () => {
  const first = {
    number: 1,
    effectiveFrom: null,
    lines: [line("a", { weight: 6000, curve: threshold("100") })],
  };
  const second = {
    number: 2,
    effectiveFrom: "2026-12-01",
    lines: [line("a", { weight: 4000, curve: threshold("200") })],
  };
  expect(effectiveLines([second, first], cycle)).toEqual([
    line("a", {
      weight: 4000,
      curve: {
        kind: "blend",
        parts: [
          { days: 153, curve: threshold("100") },
          { days: 31, curve: threshold("200") },
        ],
      },
    }),
  ]);
});

test("a target put back is one part with the days of both stretches", () => {
  const versions = [
    { number: 1, effectiveFrom: null, lines: [line("a", { curve: threshold("100") })] },
    { number: 2, effectiveFrom: "2026-08-01", lines: [line("a", { curve: threshold("200") })] },
    { number: 3, effectiveFrom: "2026-12-01", lines: [line("a", { curve: threshold("100.0") })] },
  ];
  const [only] = effectiveLines(versions, cycle);
  expect(only?.curve).toMatchObject({ kind: "blend", parts: [{ days: 31 + 31 }, { days: 122 }] });
});

test("a version replaced before it ever held leaves no trace", () => {
  const versions = [
    { number: 1, effectiveFrom: null, lines: [line("a", { curve: threshold("100") })] },
    { number: 2, effectiveFrom: null, lines: [line("a", { curve: threshold("200") })] },
  ];
  expect(effectiveLines(versions, cycle)).toEqual([line("a", { curve: threshold("200") })]);
});

test("a line added midway, another kind or another direction is scored by the curve signed last", () => {
  const old = [line("kind", { curve: { kind: "ratio", target: "5" } }), line("way")];
  const fallen = { kind: "threshold" as const, threshold: "10", target: "5", stretch: "2" };
  const lines = [line("kind"), line("way", { curve: fallen }), line("new")];
  const versions = [
    { number: 1, effectiveFrom: null, lines: old },
    { number: 2, effectiveFrom: "2026-10-01", lines },
  ];
  expect(effectiveLines(versions, cycle)).toEqual(lines);
});

test("every line is scored by a possible curve over exactly the days of the cycle", () => {
  const day = fc.integer({ min: 0, max: 183 }).map((offset) => {
    const date = new Date(Date.UTC(2026, 6, 1 + offset));
    return date.toISOString().slice(0, 10);
  });
  const versions = fc.array(fc.record({ effectiveFrom: fc.option(day), lines: arbitraryLines }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(versions, (held) => {
      const numbered = held.map((version, i) => ({ ...version, number: i + 1 }));
      const lines = effectiveLines(numbered, cycle);
      const last = numbered.at(-1)?.lines ?? [];
      expect(lines.map(({ lineKey, weight }) => [lineKey, weight])).toEqual(
        last.map(({ lineKey, weight }) => [lineKey, weight]),
      );
      for (const { curve } of lines) {
        expect(validateCurve(curve)).toEqual([]);
        if (curve.kind === "blend") {
          const days = curve.parts.reduce((sum, part) => sum + part.days, 0);
          expect(days).toBeLessThanOrEqual(184);
        }
      }
    }),
  );
});
