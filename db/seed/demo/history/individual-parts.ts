import type { Curve } from "~/domain/assessment";
import {
  type IndividualLineInput,
  rateLines,
  saveIndividualPart,
} from "~/features/assessment/individual.server";
import { individualLinesOf } from "../../../repositories/individual-lines";
import type { Discipline } from "../../../schema/values";
import type { Store } from "../../../store";
import { addDays } from "../../calendar";
import { randomFor } from "../../random";
import type { Anchor } from "../anchor";
import { leadMetrics } from "../individual-kpis";
import { jointKpis, type Marks } from "../joint-kpis";
import { metricId, metricPlans } from "../metrics";
import { type DrawnMember, disciplineHeadKeys, personId } from "../people";
import { squadPlans } from "../squads";
import type { ActAs } from "./contexts";
import { signingLeads, thresholdCurve } from "./contracts";

type Which = "previous" | "running";
/** Somebody with an individual part; `lead` for the three who lead the squad when the half begins or later. */
type Assessed = { key: string; squad: string; discipline: Discipline; lead: boolean };

/** Everybody who is assessed with a squad. Two data leads of Card Benefits and the one Merchant Match lost are among them. */
export function assessedPeople(drawn: readonly DrawnMember[]): Assessed[] {
  const leads = squadPlans.flatMap((squad) => {
    const now = Object.entries(squad.leads) as [Discipline, string | null][];
    const then = Object.entries(signingLeads(squad, "previous")) as [Discipline, string][];
    const all = new Map(
      [...now, ...then].flatMap(([discipline, key]) => (key === null ? [] : [[key, discipline] as const])),
    );
    return [...all].map(([key, discipline]) => ({ key, squad: squad.key, discipline, lead: true }));
  });
  const members = drawn.map(({ key, squad, discipline }) => ({ key, squad, discipline, lead: false }));
  return [...leads, ...members];
}

const metricLine = (
  code: string,
  { segment, weight, marks }: { segment: string; weight: number; marks: Marks },
): IndividualLineInput => {
  const { name, nameEn } = metricPlans.find((plan) => plan.code === code)!;
  return {
    id: null,
    version: 0,
    title: name,
    titleEn: nameEn,
    metricId: metricId(code),
    segment,
    weight,
    curve: thresholdCurve(marks) as Curve,
  };
};

const ratedLine = (title: string, titleEn: string, weight: number): IndividualLineInput => ({
  id: null,
  version: 0,
  title,
  titleEn,
  metricId: null,
  segment: "",
  weight,
  curve: null,
});

const memberTitles: Record<Discipline, readonly [string, string]> = {
  tech: ["交付质量", "Quality of delivery"],
  data: ["数据产出质量", "Quality of data work"],
  product: ["客群经营成果", "Results with clients"],
};

/** Lines on top of the usual ones in the running half: metrics of the contract that one lead also answers for alone. */
const extraLines: Record<string, [code: string, marks: Marks]> = {
  "luo.yi": ["COST-TO-SERVE", ["100", "80", "70"]],
  "sun.nan": ["NPS", ["30", "42", "50"]],
  // Another curve than the draft contract's: the same number would be worth other points to one of the three.
  "wei.dong": ["SCF-VOLUME", ["30", "45", "60"]],
};

/** A person's individual lines in a half, 10 000 basis points in all. A metric that the contract holds keeps the contract's curve. */
export function individualLines(
  { key, squad, discipline, lead }: Assessed,
  which: Which,
): IndividualLineInput[] {
  if (!lead) {
    const [title, titleEn] = memberTitles[discipline];
    return [ratedLine(title, titleEn, 6000), ratedLine("协作与成长", "Teamwork and growth", 4000)];
  }
  const [first, second] = leadMetrics[discipline] as [LeadLine, LeadLine];
  const own = (line: LeadLine, weight = line.weight) => {
    const joint = jointKpis.find(
      (kpi) => kpi.squad === squad && kpi.metric === line.metric && kpi.segment === squad,
    );
    return metricLine(line.metric, { segment: squad, weight, marks: joint?.[which]?.marks ?? line.marks });
  };
  const team = (weight: number) => ratedLine("团队培养", "Growing the team", weight);
  if (squad === "SAL") {
    return [
      metricLine("NPS", { segment: "SAL", weight: 2500, marks: ["35", "45", "55"] }),
      own(first, 4500),
      team(3000),
    ];
  }
  const extra = which === "running" ? extraLines[key] : undefined;
  if (extra) {
    const [code, marks] = extra;
    const segment = squad === "SCN" ? "" : squad;
    return [
      own(first, 4000),
      own(second, 2500),
      metricLine(code, { segment, weight: 2500, marks }),
      team(1000),
    ];
  }
  return [own(first), own(second), team(10_000 - first.weight - second.weight)];
}

type LeadLine = (typeof leadMetrics)[Discipline][number];
type Part = { cycleId: string; which: Which; people: readonly Assessed[] };
type History = { actAs: ActAs; anchor: Anchor };

/** Each discipline head sets the individual part of their people in the first days of the half. */
export async function setIndividualParts(
  { actAs, anchor }: History,
  { cycleId, which, people }: Part,
): Promise<void> {
  const at = anchor.at(addDays(anchor[which].start, which === "previous" ? 7 : 5), "14:00");
  const heads = {
    tech: await actAs(disciplineHeadKeys.tech, at),
    data: await actAs(disciplineHeadKeys.data, at),
    product: await actAs(disciplineHeadKeys.product, at),
  };
  for (const person of people) {
    const lines = individualLines(person, which);
    await saveIndividualPart(heads[person.discipline], { cycleId, personId: personId(person.key), lines });
  }
}

/** How people of a squad are usually rated; a squad that does badly rarely has brilliant individuals. */
const usualRating: Record<string, number> = {
  DBR: 66,
  QLN: 80,
  SCN: 78,
  PVB: 112,
  PEN: 106,
  SAL: 101,
  SME: 104,
};

type Rated = { score: string; note: string };

/** Ratings that the documents quote. The near miss: with Card Benefits' joint 86.20 they make 84.99 and 85.00. */
function quotedRatings(people: readonly Assessed[]): Map<string, Rated[]> {
  const [nearMiss, justThere] = people.filter(
    ({ squad, discipline, lead }) => squad === "CBE" && discipline === "tech" && !lead,
  );
  const rated = (score: string, note = ""): Rated => ({ score, note });
  return new Map([
    ["chen.li", [rated("95", "带教两名新人通过上岗认证。")]],
    ["tong.xin", [rated("55", "团队两人流失，交接未完成。")]],
    [nearMiss!.key, [rated("80.5", "两次上线回退，均在一小时内恢复。"), rated("87.2")]],
    [justThere!.key, [rated("80"), rated("88", "主动承担跨组联调。")]],
  ]);
}

const ratingNotes = [
  "完成既定目标。",
  "超出约定，客户有书面表扬。",
  "质量稳定，响应及时。",
  "个别节点延期，已改进。",
  "",
  "",
  "",
] as const;

/** Each discipline head rates their people once the half has ended. */
export async function rateIndividuals(
  { actAs, anchor, store }: History & { store: Store },
  { cycleId, people }: Part,
): Promise<void> {
  const at = anchor.at(addDays(anchor.previous.end, 8), "10:00");
  const random = randomFor("ratings");
  const quoted = quotedRatings(people);
  for (const { key, squad, discipline } of people) {
    const lines = await individualLinesOf(store.read, { cycleId, personId: personId(key) });
    const open = lines.filter((line) => line.curve === null);
    const usual = usualRating[squad] ?? 93;
    const ratings = open.map(({ id, version }, index) => {
      const drawn = Math.round(2 * Math.min(118, Math.max(48, usual + 8 * random.normal()))) / 2;
      const { score, note } = quoted.get(key)?.[index] ?? {
        score: String(drawn),
        note: random.pick(ratingNotes),
      };
      return { lineId: id, version, score, note };
    });
    await rateLines(await actAs(disciplineHeadKeys[discipline], at), {
      cycleId,
      personId: personId(key),
      ratings,
    });
  }
}
