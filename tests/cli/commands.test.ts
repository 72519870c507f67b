import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ENGINE_VERSION } from "~/domain/assessment";
import vectors from "../vectors.json";
import { runCommand } from "./support";

const [bundle] = vectors.bundles;
const [alignment] = vectors.alignment;
const refused = (result: { status: number | null; stdout: string; stderr: string }) => {
  expect([result.status, result.stdout]).toEqual([2, ""]);
  return result.stderr.trimEnd().split("\n");
};

test("score prints the figures, the engine and the hash of what it read", () => {
  const input = JSON.stringify(bundle?.input);
  const { status, stdout, stderr } = runCommand("score", input);
  expect([status, stderr]).toEqual([0, ""]);
  const inputHash = createHash("sha256").update(input).digest("hex");
  expect(JSON.parse(stdout)).toEqual({ ...bundle?.expected, engine: ENGINE_VERSION, inputHash });
});

test("score --trace adds how every figure came about", () => {
  const { stdout } = runCommand("score", JSON.stringify(bundle?.input), ["--trace"]);
  const result = JSON.parse(stdout);
  expect(result.squads[0].trace.items).toHaveLength(3);
  expect(result.people[0].trace.rated.base.printed).toBe("95.96");
});

test("align prints the measures", () => {
  const { status, stdout, stderr } = runCommand("align", JSON.stringify(alignment?.input));
  expect([status, stderr, JSON.parse(stdout)]).toEqual([0, "", alignment?.expected]);
});

test("progress prints a list", () => {
  const { status, stdout, stderr } = runCommand(
    "progress",
    JSON.stringify(vectors.keyResults.map(({ input }) => input)),
  );
  expect([status, stderr, JSON.parse(stdout)]).toEqual([
    0,
    "",
    vectors.keyResults.map(({ expected }) => expected),
  ]);
});

test.each(["score", "align", "progress"] as const)("%s refuses what is not JSON in one line", (name) => {
  for (const input of ["", "{", '{"a":\n\n}', "NaN", Buffer.from([0x22, 0xff, 0x22])]) {
    const lines = refused(runCommand(name, input));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\$: /);
  }
});

test("every problem has its own line that begins with its path", () => {
  const input = structuredClone(bundle?.input) as {
    squads: { kpis: { weight: number; actual: unknown }[] }[];
    cycle: { start: string };
  };
  input.cycle.start = "2026-02-30";
  for (const kpi of input.squads[0]?.kpis ?? []) kpi.actual = 1;
  expect(refused(runCommand("score", JSON.stringify(input))).map((line) => line.split(": ")[0])).toEqual([
    "$.cycle.start",
    "$.squads[0].kpis[0].actual",
    "$.squads[0].kpis[1].actual",
    "$.squads[0].kpis[2].actual",
  ]);
});

test("align refuses a second lead where score does not mind", () => {
  const [lead] = alignment?.input.people ?? [];
  const input = {
    ...alignment?.input,
    people: [...(alignment?.input.people ?? []), { ...lead, id: "second" }],
  };
  expect(runCommand("score", JSON.stringify(input)).status).toBe(0);
  expect(refused(runCommand("align", JSON.stringify(input)))).toEqual([
    "$.people[3].seats[0]: is a second tech lead of this squad on 2026-12-31",
  ]);
});

test("progress names the item that is wrong", () => {
  const input = [{ kind: "metric", baseline: "1", target: "1", actual: null }];
  expect(refused(runCommand("progress", JSON.stringify(input)))).toEqual([
    "$[0].target: must differ from the baseline",
  ]);
});

test("JSON a hundred thousand levels deep is refused, not a crash", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  expect(refused(runCommand("score", deep))).toEqual(["$: must be an object"]);
  const input = JSON.stringify({ ...bundle?.input, note: 0 }).replace('"note":0', `"note":${deep}`);
  expect(runCommand("score", input).status).toBe(0);
  const inside = JSON.stringify({ ...bundle?.input, scheme: 0 }).replace('"scheme":0', `"scheme":${deep}`);
  expect(refused(runCommand("align", inside))).toContain("$.scheme: must be an object");
});
