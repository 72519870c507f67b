import { defaultLimits, type SchemeRules, type ThresholdCurve } from "~/domain/assessment";
import { capacities } from "~/domain/contract";
import { contentHashOf } from "~/features/contract/index.server";
import type {
  assessmentCycles,
  contractLines,
  contractSignatures,
  contracts,
  contractVersions,
  cycleSquads,
  individualLines,
  schemes,
  schemeVersions,
} from "../../schema";
import { addDays, halfOf, instant } from "../calendar";
import { ids } from "./ids";
import { lowerIsBetter } from "./numbers";
import { divisionOf, headOfUnit, office, personAt, seatsPerSquad, unitOfSquad } from "./organisation";
import type { BankSize } from "./size";

const cycleId = "bank-cycle";
const schemeId = "bank-scheme";
const schemeVersionId = "bank-scheme-version";

const split = { joint: 6000, individual: 4000 };
const rules: SchemeRules = {
  ...defaultLimits,
  disciplines: { tech: split, data: split, product: split },
  missing: { policy: "block", maxWaivedWeight: 2000 },
  seat: { minStintDays: 30, minTotalDays: 90 },
  items: { min: "-10", max: "5" },
  scoreRange: { min: "0", max: "120" },
  rounding: { decimals: 2 },
  grades: [
    { grade: "S", from: "110" },
    { grade: "A", from: "100" },
    { grade: "B", from: "85" },
    { grade: "C", from: "60" },
    { grade: "D", from: "0" },
  ],
  tradeoffs: [],
};

export type CycleRows = {
  scheme: typeof schemes.$inferInsert;
  version: typeof schemeVersions.$inferInsert;
  cycle: typeof assessmentCycles.$inferInsert & { openedAt: Date };
};

/** An approved scheme and the running half, open. */
export function bankCycle(size: BankSize, today: string): CycleRows {
  const { start, end, year, half } = halfOf(today);
  const createdAt = instant(addDays(start, -20), "10:00");
  const he = ids.person(office(size, "he.jing"));
  const names = { name: `${year} 年${half === 1 ? "上" : "下"}半年`, nameEn: `H${half} ${year}` };
  return {
    scheme: { id: schemeId, name: "铁三角联合考核方案", nameEn: "Joint assessment of squads", createdAt },
    version: {
      id: schemeVersionId,
      schemeId,
      number: 1,
      status: "approved",
      rules,
      createdBy: he,
      createdAt,
      submittedBy: he,
      submittedAt: createdAt,
      approvedBy: ids.person(office(size, "lin.yao")),
      approvedAt: createdAt,
    },
    cycle: {
      id: cycleId,
      ...names,
      kind: "half",
      start,
      end,
      state: "active",
      schemeVersionId,
      createdBy: he,
      openedBy: he,
      openedAt: instant(start, "09:00"),
    },
  };
}

export function* bankCycleSquads(size: BankSize): Generator<typeof cycleSquads.$inferInsert> {
  for (let squad = 0; squad < size.squads; squad++) yield { cycleId, squadId: ids.squad(squad) };
}

const weights = [4000, 3000, 2000, 1000] as const;

/** Metrics that the squads of one division share: few enough for the columns of one heat map. */
const metricsPerDivision = 12;

/** Four lines from the division's metrics, one of each perspective. */
function linesOf(size: BankSize, squad: number) {
  const division = divisionOf(unitOfSquad(size, squad));
  return weights.map((weight, position) => {
    const chosen = (division - 1) * metricsPerDivision + ((squad + 3 * position) % metricsPerDivision);
    const metric = chosen % size.metrics;
    const [threshold, stretch] = lowerIsBetter(metric) ? ["130", "70"] : ["70", "130"];
    const curve: ThresholdCurve = {
      kind: "threshold",
      threshold: threshold!,
      target: "100",
      stretch: stretch!,
    };
    return { lineKey: `m${metric}`, metricId: ids.metric(metric), segment: "", weight, curve };
  });
}

const hashOf = (size: BankSize, squad: number): string =>
  contentHashOf({ squadId: ids.squad(squad), cycleId, effectiveFrom: null, lines: linesOf(size, squad) });

export function* bankContracts(size: BankSize, at: Date): Generator<typeof contracts.$inferInsert> {
  for (let squad = 0; squad < size.squads; squad++) {
    yield { id: ids.contract(squad), squadId: ids.squad(squad), cycleId, createdAt: at };
  }
}

/** Every squad's first version, a draft until its lines and signatures are in. */
export function* bankVersions(size: BankSize, at: Date): Generator<typeof contractVersions.$inferInsert> {
  for (let squad = 0; squad < size.squads; squad++) {
    yield {
      id: ids.version(squad),
      contractId: ids.contract(squad),
      number: 1,
      status: "draft",
      contentHash: hashOf(size, squad),
      createdBy: ids.person(personAt(squad, 2)),
      createdAt: at,
    };
  }
}

export function* bankLines(size: BankSize): Generator<typeof contractLines.$inferInsert> {
  for (let squad = 0; squad < size.squads; squad++) {
    for (const [position, line] of linesOf(size, squad).entries()) {
      yield {
        id: ids.line(squad * weights.length + position),
        versionId: ids.version(squad),
        ...line,
        position,
      };
    }
  }
}

export function* bankSignatures(size: BankSize, at: Date): Generator<typeof contractSignatures.$inferInsert> {
  for (let squad = 0; squad < size.squads; squad++) {
    const contentHash = hashOf(size, squad);
    for (const [index, capacity] of capacities.entries()) {
      const person =
        capacity === "unit-head" ? headOfUnit(size, unitOfSquad(size, squad)) : personAt(squad, index);
      yield {
        id: ids.signature(squad * capacities.length + index),
        versionId: ids.version(squad),
        personId: ids.person(person),
        capacity,
        contentHash,
        signedAt: at,
      };
    }
  }
}

/** Two rated lines for everybody with a seat. */
export function* bankIndividualLines(
  size: BankSize,
  at: Date,
): Generator<typeof individualLines.$inferInsert> {
  const lines = [
    { title: "岗位成果", titleEn: "Results of the job", weight: 6000 },
    { title: "协作与成长", titleEn: "Teamwork and growth", weight: 4000 },
  ];
  const setBy = ids.person(office(size, "he.jing"));
  for (let person = 0; person < size.squads * seatsPerSquad; person++) {
    for (const [position, line] of lines.entries()) {
      const id = ids.individual(person * lines.length + position);
      yield { id, cycleId, personId: ids.person(person), ...line, setBy, setAt: at, position };
    }
  }
}
