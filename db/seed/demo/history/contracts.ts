import type { ThresholdCurve } from "~/domain/assessment";
import type { ContractLine } from "~/domain/contract";
import { contentHashOf } from "~/features/contract/index.server";
import { proposeVersion, saveDraft } from "~/features/contract/save-draft.server";
import { signVersion } from "~/features/contract/sign-version.server";
import { startDraft } from "~/features/contract/start-draft.server";
import type { Discipline } from "../../../schema/values";
import { addDays, earlier, monthEnd } from "../../calendar";
import type { Anchor } from "../anchor";
import { type JointKpi, jointKpis, type Marks } from "../joint-kpis";
import { metricId } from "../metrics";
import { squadId } from "../organisation";
import { type SquadPlan, squadPlans } from "../squads";
import { unitPlans } from "../units";
import type { ActAs } from "./contexts";

type History = { actAs: ActAs; anchor: Anchor };
type Which = "previous" | "running";

export const thresholdCurve = ([threshold, target, stretch]: Marks): ThresholdCurve => ({
  kind: "threshold",
  threshold,
  target,
  stretch,
});

type DemoLine = ContractLine & { curve: ThresholdCurve };

const lineOf = (
  { metric, segment }: JointKpi,
  { weight, marks }: { weight: number; marks: Marks },
): DemoLine => ({
  lineKey: metric.toLowerCase(),
  metricId: metricId(metric),
  segment,
  weight,
  curve: thresholdCurve(marks),
});

/** The lines of a squad's first version in a half. */
export const linesOf = (squad: string, which: Which): DemoLine[] =>
  jointKpis
    .filter((kpi) => kpi.squad === squad)
    .flatMap((kpi) => (kpi[which] ? [lineOf(kpi, kpi[which])] : []));

/** Who led the squad when its contract was signed: Card Benefits and Merchant Match have changed their data lead since. */
export function signingLeads({ key, leads }: SquadPlan, which: Which): Record<Discipline, string> {
  const data = key === "MMT" ? "su.hang" : key === "CBE" && which === "previous" ? "he.lan" : leads.data;
  return { tech: leads.tech!, data: data!, product: leads.product! };
}

const headOf = ({ units }: SquadPlan): string => unitPlans.find(({ code }) => code === units[0])!.head;

/** The squad that has not got further than a draft: no counter-metric, five percent missing, and a curve of its own beside it. */
export const draftOnly = "SCN";

export const signedSquads = (which: Which): SquadPlan[] =>
  squadPlans.filter(({ key }) => which === "previous" || key !== draftOnly);

type Agreement = { cycleId: string; which: Which };

/** Every squad's first version of a half: drafted by the product lead, signed by the three leads, last by the unit head. */
export async function agreeContracts(
  { actAs, anchor }: History,
  { cycleId, which }: Agreement,
): Promise<void> {
  // The new year's first days are a holiday.
  const start = which === "previous" ? addDays(anchor.previous.start, 4) : anchor.running.start;
  const squads = signedSquads(which);
  const minute = (index: number, hour: number) =>
    `${String(hour).padStart(2, "0")}:${String(4 + index * 4).padStart(2, "0")}`;
  for (const [index, squad] of squads.entries()) {
    const address = { squadId: squadId(squad.key), cycleId };
    const product = await actAs(signingLeads(squad, which).product, anchor.at(start, minute(index, 9)));
    const number = await startDraft(product, { ...address, from: "empty" });
    await proposeVersion(product, address, {
      number,
      version: 1,
      note: "",
      lines: linesOf(squad.key, which),
    });
  }
  const steps: [capacity: Discipline | "unit-head", day: number, hour: number][] = [
    ["product", 0, 11],
    ["tech", 0, 15],
    ["data", 1, 10],
    ["unit-head", 1, 16],
  ];
  for (const [capacity, day, hour] of steps) {
    for (const [index, squad] of squads.entries()) {
      const person = capacity === "unit-head" ? headOf(squad) : signingLeads(squad, which)[capacity];
      const at = anchor.at(addDays(start, day), minute(index, hour));
      await sign(
        { actAs, anchor },
        { squad: squad.key, cycleId, number: 1, person, at, lines: linesOf(squad.key, which) },
      );
    }
  }
}

type Signing = {
  squad: string;
  cycleId: string;
  number: number;
  person: string;
  at: Date;
  lines: DemoLine[];
  effectiveFrom?: string;
};

async function sign(
  { actAs }: History,
  { squad, cycleId, number, person, at, lines, effectiveFrom }: Signing,
): Promise<void> {
  const address = { squadId: squadId(squad), cycleId };
  const contentHash = contentHashOf({ ...address, effectiveFrom: effectiveFrom ?? null, lines });
  await signVersion(await actAs(person, at), address, { number, contentHash });
}

/** Supply Chain Finance's draft, which fails its checks. */
export async function misalignedDraft({ actAs, anchor }: History, cycleId: string): Promise<void> {
  const address = { squadId: squadId(draftOnly), cycleId };
  const product = await actAs("fan.xing", anchor.at(addDays(anchor.running.start, 1), "17:40"));
  const number = await startDraft(product, { ...address, from: "previous" });
  await saveDraft(product, address, {
    number,
    version: 1,
    note: "客户数口径还在谈，先放 35%，余下 5% 待定。",
    lines: linesOf(draftOnly, "running"),
  });
}

/** Wealth Engine's amendment: proposed, signed by two, waiting for its product lead and the unit head. */
export async function openAmendment({ actAs, anchor }: History, cycleId: string): Promise<void> {
  const { today, running } = anchor;
  const address = { squadId: squadId("WLT"), cycleId };
  const effectiveFrom = earlier(addDays(monthEnd(today), 1), running.end);
  const weights: Record<string, number> = {
    "wealth-aum": 3500,
    "lead-time": 2500,
    "tag-coverage": 2000,
    "suit-complaints": 1000,
  };
  const lines: DemoLine[] = [
    ...linesOf("WLT", "running").map((line) => ({ ...line, weight: weights[line.lineKey]! })),
    {
      lineKey: "nps",
      metricId: metricId("NPS"),
      segment: "",
      weight: 1000,
      curve: thresholdCurve(["32", "42", "52"]),
    },
  ];
  const drafted = anchor.at(addDays(today, -4), "10:12");
  const product = await actAs("zhou.min", drafted);
  const number = await startDraft(product, { ...address, from: "last" });
  const note = "四季度起把客户口碑放进合约，权重从规模和交付各让 5 个百分点。";
  await proposeVersion(product, address, { number, version: 1, note, effectiveFrom, lines });
  await sign(
    { actAs, anchor },
    {
      squad: "WLT",
      cycleId,
      number,
      person: "chen.li",
      at: anchor.at(addDays(today, -3), "09:31"),
      lines,
      effectiveFrom,
    },
  );
  await sign(
    { actAs, anchor },
    {
      squad: "WLT",
      cycleId,
      number,
      person: "shen.yutong",
      at: anchor.at(addDays(today, -2), "14:50"),
      lines,
      effectiveFrom,
    },
  );
}
