import { defaultLimits, type SchemeRules } from "~/domain/assessment";
import { bundleMetric } from "~/domain/assessment-cycle";
import {
  approveScheme,
  createScheme,
  saveScheme,
  startSchemeVersion,
  submitScheme,
} from "~/features/scheme/schemes.server";
import { type SchemeVersionRow, versionsOfScheme } from "../../../repositories/schemes";
import type { Store } from "../../../store";
import { addDays } from "../../calendar";
import type { Anchor } from "../anchor";
import type { ActAs } from "./contexts";

const names = { name: "铁三角联合考核方案", nameEn: "Joint assessment of squads" };

const split = (joint: number) => ({ joint, individual: 10_000 - joint });

const firstRules: SchemeRules = {
  ...defaultLimits,
  disciplines: { tech: split(6000), data: split(6000), product: split(6000) },
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

/** What the next half is to look like: more joint weight, and cost set against satisfaction. */
const draftRules: SchemeRules = {
  ...firstRules,
  disciplines: { tech: split(6500), data: split(6500), product: split(7000) },
  tradeoffs: [{ a: bundleMetric("COST-TO-SERVE", "CBE"), b: bundleMetric("NPS", "CBE"), severity: "1" }],
};

type History = { actAs: ActAs; anchor: Anchor; store: Store };

async function latest({ store }: History, schemeId: string): Promise<SchemeVersionRow> {
  const [version] = await versionsOfScheme(store.read, schemeId);
  return version!;
}

async function submitAndApprove(
  history: History,
  { schemeId, submitted, approved }: { schemeId: string; submitted: Date; approved: Date },
) {
  const draft = await latest(history, schemeId);
  await submitScheme(await history.actAs("he.jing", submitted), { schemeId, version: draft.version });
  const waiting = await latest(history, schemeId);
  await approveScheme(await history.actAs("lin.yao", approved), { schemeId, version: waiting.version });
  return waiting.id;
}

/** The scheme with the version that the previous half was assessed by. */
export async function firstScheme(history: History): Promise<{ schemeId: string; versionId: string }> {
  const { actAs, anchor } = history;
  const day = addDays(anchor.previous.start, -34);
  const schemeId = await createScheme(await actAs("he.jing", anchor.at(day, "09:40")), {
    ...names,
    rules: firstRules,
  });
  const approved = anchor.at(addDays(day, 5), "15:20");
  const versionId = await submitAndApprove(history, {
    schemeId,
    submitted: anchor.at(addDays(day, 3), "17:05"),
    approved,
  });
  return { schemeId, versionId };
}

/** The second version, with a tighter look at leads whose finals drift apart; the running half is assessed by it. */
export async function secondVersion(history: History, schemeId: string): Promise<string> {
  const { actAs, anchor } = history;
  const day = addDays(anchor.running.start, -26);
  const he = await actAs("he.jing", anchor.at(day, "10:00"));
  await startSchemeVersion(he, { schemeId });
  const draft = await latest(history, schemeId);
  const rules: SchemeRules = { ...firstRules, divergenceFlag: "12" };
  await saveScheme(he, { schemeId, version: draft.version, rules, ...names });
  const approved = anchor.at(addDays(day, 6), "11:10");
  return submitAndApprove(history, { schemeId, submitted: anchor.at(addDays(day, 4), "16:30"), approved });
}

/** The open draft for the next half. */
export async function draftVersion(history: History, schemeId: string): Promise<void> {
  const { actAs, anchor } = history;
  const he = await actAs("he.jing", anchor.at(addDays(anchor.today, -1), "09:14"));
  await startSchemeVersion(he, { schemeId });
  const draft = await latest(history, schemeId);
  await saveScheme(he, { schemeId, version: draft.version, rules: draftRules, ...names });
}
