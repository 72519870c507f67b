import { expect, test } from "vitest";
import { type AssessmentBundle, type PoolItem, parseBundle, scoreFigures } from "~/domain/assessment";
import { disciplines } from "~/domain/org/discipline";
import { scheme, seat } from "../domain/assessment/factories";
import { runCommand } from "./support";

const SQUADS = 2000;

/** A line whose numbers differ from place to place, so that nothing comes out round. */
function line(id: string, weight: number, mark: number): PoolItem {
  const threshold = 60 + (mark % 37);
  const curve = {
    kind: "threshold" as const,
    threshold: `${threshold}.25`,
    target: `${threshold + 9 + (mark % 11)}.5`,
    stretch: `${threshold + 31}.75`,
  };
  return {
    id,
    weight,
    metric: `m${mark % 90}`,
    curve,
    actual: `${threshold - 3 + (mark % 41)}.${100 + (mark % 800)}`,
  };
}

function bankBundle(): AssessmentBundle {
  const squads = Array.from({ length: SQUADS }, (_, s) => ({
    id: `s${s}`,
    kpis: [3000, 2500, 2000, 1500, 1000].map((weight, i) => line(`k${i}`, weight, s * 7 + i * 13)),
  }));
  const people = squads.flatMap(({ id }, s) =>
    disciplines.map((discipline, d) => ({
      id: `${id}-${discipline}`,
      seats: [
        seat({ squad: id, discipline, allocation: 8000 }),
        seat({
          squad: `s${(s + 1) % SQUADS}`,
          discipline,
          from: "2026-03-15",
          allocation: 2000,
          role: "member" as const,
        }),
      ],
      leave: [{ from: "2026-08-03", to: `2026-08-${10 + (s % 15)}` }],
      individual: [5000, 3000, 2000].map((weight, i) => line(`i${i}`, weight, s * 11 + d * 17 + i * 5)),
      items: [{ points: "1.5" }],
    })),
  );
  return {
    format: "trivet/assessment-bundle@1",
    cycle: { start: "2026-01-01", end: "2026-12-31" },
    scheme,
    squads,
    people,
  };
}

test("2 000 squads with 6 000 people are scored and aligned", () => {
  const bundle = bankBundle();
  const input = JSON.stringify(bundle);
  const cpuBefore = process.cpuUsage();
  const parsed = parseBundle(JSON.parse(input));
  const figures = parsed.ok ? scoreFigures(parsed.bundle) : null;
  const { user, system } = process.cpuUsage(cpuBefore);
  console.log(`scoring 6 000 people in this process: ${Math.round((user + system) / 1000)} ms of CPU`);

  const scored = JSON.parse(runCommand("score", input).stdout);
  expect(scored).toMatchObject({ squads: figures?.squads, people: figures?.people });
  expect(scored.people.every(({ status }: { status: string }) => status === "rated")).toBe(true);

  const aligned = JSON.parse(runCommand("align", input).stdout);
  expect(aligned.squads).toHaveLength(SQUADS);
  expect(aligned.squads.every(({ swo }: { swo: string | null }) => swo !== null)).toBe(true);
});
