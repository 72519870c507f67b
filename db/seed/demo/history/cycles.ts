import { computeCycle } from "~/features/assessment/compute.server";
import { createCycle, moveCycle, openCycle, overrideSquad } from "~/features/assessment/cycles.server";
import { approveRun, publishRun } from "~/features/assessment/decide.server";
import { addDays, type Half } from "../../calendar";
import type { Anchor } from "../anchor";
import { squadId } from "../organisation";
import type { ActAs } from "./contexts";

type History = { actAs: ActAs; anchor: Anchor };

const halfNames = ({ year, half }: Half) => ({
  name: `${year} 年${half === 1 ? "上" : "下"}半年`,
  nameEn: `H${half} ${year}`,
});

/** A half's assessment cycle, in draft. */
export async function draftCycle(
  { actAs }: History,
  { half, schemeVersionId, at }: { half: Half; schemeVersionId: string | null; at: Date },
): Promise<string> {
  const { start, end } = half;
  return createCycle(await actAs("he.jing", at), {
    ...halfNames(half),
    kind: "half",
    start,
    end,
    schemeVersionId,
  });
}

/** Begins target setting, with the one override that contracts need before they can be signed at all. */
export async function beginTargets(
  { actAs }: History,
  { cycleId, at }: { cycleId: string; at: Date },
): Promise<void> {
  const he = await actAs("he.jing", at);
  await moveCycle(he, { id: cycleId, step: "set-targets" });
  await overrideSquad(he, {
    cycleId,
    squadId: squadId("DBR"),
    reason: "数据负责人本周期半职支持片区网点，共享权重低于 50，经个人金融与数据条线同意，一个季度内补足。",
  });
}

export type Override = { squad: string; reason: string };

/** Opens the cycle; squads that are not ready are let through with a written reason. */
export async function open(
  { actAs }: History,
  { cycleId, at, overrides = [] }: { cycleId: string; at: Date; overrides?: readonly Override[] },
): Promise<void> {
  const he = await actAs("he.jing", at);
  for (const { squad, reason } of overrides)
    await overrideSquad(he, { cycleId, squadId: squadId(squad), reason });
  await openCycle(he, cycleId);
}

/** When the previous half's results went out. */
export const publicationDay = ({ previous, at }: Anchor): Date => at(addDays(previous.end, 20), "09:30");

/** Computed by one HR person, approved by a second, published by a third. */
export async function publish({ actAs, anchor }: History, cycleId: string): Promise<void> {
  const { end } = anchor.previous;
  await computeCycle(await actAs("he.jing", anchor.at(addDays(end, 13), "10:00")), { cycleId });
  await approveRun(await actAs("lin.yao", anchor.at(addDays(end, 15), "16:10")), { cycleId });
  await publishRun(await actAs("xu.wen", publicationDay(anchor)), { cycleId });
}
