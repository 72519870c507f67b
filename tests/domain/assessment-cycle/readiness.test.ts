import { expect, test } from "vitest";
import { alignSquads } from "~/domain/alignment";
import {
  compareReadiness,
  curveConflicts,
  type ReadinessFacts,
  readinessIssues,
} from "~/domain/assessment-cycle";
import { startingRules } from "~/domain/scheme";

const named = (id: string) => ({ id, name: id, nameEn: id });
const metric = (id: string, perspective: string) => ({
  ...named(id),
  perspective,
  archived: false,
  sourced: true,
});
const curve = { kind: "ratio", target: "100" } as const;
const seats = (["tech", "data", "product"] as const).map((discipline) => ({
  id: discipline,
  seats: [{ squad: "s", discipline, from: "2026-01-01", to: null, allocation: 10_000 }],
}));
const [aligned] = alignSquads({
  format: "trivet/assessment-bundle@1",
  cycle: { start: "2026-01-01", end: "2026-06-30" },
  scheme: startingRules,
  squads: [{ id: "s", kpis: [{ id: "aum", weight: 10_000, curve, metric: "AUM" }] }],
  people: seats,
});

const ready = (): ReadinessFacts => ({
  leads: { tech: named("tech"), data: named("data"), product: named("product") },
  unitHeadId: "head",
  contract: {
    status: "in-force",
    signatures: { tech: "tech", data: "data", product: "product", "unit-head": "head" },
    lines: [
      { weight: 6000, metric: metric("aum", "growth") },
      { weight: 4000, metric: metric("nps", "customer") },
    ],
  },
  seated: (["tech", "data", "product"] as const).map((id) => ({
    ...named(id),
    discipline: id,
    individualWeight: 10_000,
  })),
  measures: aligned!.measures,
});
const kinds = (facts: ReadinessFacts, rules = startingRules) =>
  readinessIssues(facts, rules).map((issue) => issue.kind);
const withContract = (changes: Partial<ReadinessFacts["contract"]>): ReadinessFacts => ({
  ...ready(),
  contract: { ...ready().contract, ...changes },
});

test("A squad that lacks nothing is ready", () => {
  expect(kinds(ready())).toEqual([]);
});

const lacking: [string, ReadinessFacts, string[]][] = [
  ["a vacant seat", { ...ready(), leads: { ...ready().leads, data: null }, measures: null }, ["vacant_seat"]],
  ["no contract", withContract({ status: "none", lines: [] }), ["no_contract"]],
  ["an unsigned contract", withContract({ status: "open", lines: [] }), ["contract_open"]],
  ["a new lead", { ...ready(), leads: { ...ready().leads, tech: named("newcomer") } }, ["lead_not_signed"]],
  ["a new unit head", { ...ready(), unitHeadId: "successor" }, ["head_not_signed"]],
  [
    "weights that do not sum",
    withContract({ lines: [ready().contract.lines[0]!, { ...ready().contract.lines[1]!, weight: 3500 }] }),
    ["weights"],
  ],
  [
    "one perspective",
    withContract({
      lines: ready().contract.lines.map((line) => ({
        ...line,
        metric: { ...line.metric, perspective: "growth" },
      })),
    }),
    ["perspectives"],
  ],
  [
    "an archived metric without source",
    withContract({
      lines: [
        { weight: 6000, metric: { ...metric("aum", "growth"), archived: true, sourced: false } },
        ready().contract.lines[1]!,
      ],
    }),
    ["metric_archived", "metric_source"],
  ],
  [
    "a missing individual part",
    { ...ready(), seated: [{ ...named("li"), discipline: "tech" as const, individualWeight: null }] },
    ["individual_missing"],
  ],
  [
    "individual weights that do not sum",
    { ...ready(), seated: [{ ...named("li"), discipline: "tech" as const, individualWeight: 9000 }] },
    ["individual_weights"],
  ],
];

test.each(lacking)("%s is named", (_, facts, expected) => {
  expect(kinds(facts)).toEqual(expected);
});

test("No individual part is asked for where it has no weight", () => {
  const jointOnly = {
    ...startingRules,
    disciplines: { ...startingRules.disciplines, tech: { joint: 10_000, individual: 0 } },
  };
  const facts = {
    ...ready(),
    seated: [{ ...named("li"), discipline: "tech" as const, individualWeight: null }],
  };
  expect(kinds(facts, jointOnly)).toEqual([]);
});

test("Alignment gates are read with the scheme's own numbers", () => {
  const strict = { ...startingRules, gates: { ...startingRules.gates, minSharedWeightOverlap: "60.01" } };
  expect(readinessIssues(ready(), strict)).toEqual([{ kind: "overlap", value: "60.00", limit: "60.01" }]);
});

test("Squads are ordered worst first, ready ones last", () => {
  const vacant = readinessIssues(
    { ...ready(), leads: { tech: null, data: null, product: named("p") }, measures: null },
    startingRules,
  );
  const weights = readinessIssues(withContract({ lines: [ready().contract.lines[0]!] }), startingRules);
  const order = [[], weights, vacant].sort(compareReadiness);
  expect(order).toEqual([vacant, weights, []]);
});

test("An individual line conflicts only when it scores a joint metric by another curve", () => {
  const joint = [{ metricId: "aum", segment: "", curve, squad: named("s") }];
  const line = (id: string, metricId: string | null, target: string) => ({
    id,
    metricId,
    segment: "",
    curve: metricId && ({ kind: "ratio", target } as const),
  });
  const individual = [
    line("same", "aum", "100.0"),
    line("other", "aum", "90"),
    line("else", "nps", "90"),
    { ...line("direct", null, ""), curve: null },
  ];
  const given = individual.map(({ curve: own, ...rest }) => ({ ...rest, curve: own || null }));
  expect(curveConflicts({ individual: given, joint })).toEqual([{ lineId: "other", squad: named("s") }]);
});
