import { approveItem, approveVeto, proposeItem, proposeVeto } from "~/features/assessment/adjustments.server";
import { addDays } from "../../calendar";
import type { Anchor } from "../anchor";
import { squadId } from "../organisation";
import { type DrawnMember, personId } from "../people";
import type { ActAs } from "./contexts";

type History = { actAs: ActAs; anchor: Anchor; drawn: readonly DrawnMember[] };

const items: readonly [person: string, points: string, reason: string][] = [
  ["kong.lingyi", "3", "养老金数据接口获总行创新一等奖。"],
  ["yan.xi", "1.5", "牵头长辈版改造，获消保通报表扬。"],
  ["ren.zhong", "-2", "两次未按变更流程发布，经复核属实。"],
];

/** The previous half's bonus and penalty points and its vetoes: proposed by one HR person, approved by another. */
export async function adjustPreviousHalf({ actAs, anchor, drawn }: History, cycleId: string): Promise<void> {
  const { previous } = anchor;
  const he = await actAs("he.jing", anchor.at(addDays(previous.end, 9), "10:30"));
  const lin = await actAs("lin.yao", anchor.at(addDays(previous.end, 10), "15:45"));
  const proposed: string[] = [];
  for (const [person, points, reason] of items) {
    proposed.push(await proposeItem(he, { cycleId, personId: personId(person), points, reason }));
  }
  const offender = drawn.find(({ squad, discipline }) => squad === "QLN" && discipline === "product")!;
  const vetoes = [
    await proposeVeto(he, {
      cycleId,
      personId: null,
      squadId: squadId("FRD"),
      effect: "cap-grade",
      value: "C",
      reason: "二季度发生一起客户信息批量外泄事件，联合承担，等级不高于 C。",
    }),
    await proposeVeto(he, {
      cycleId,
      personId: personId(offender.key),
      squadId: null,
      effect: "cap-score",
      value: "59.99",
      reason: "代客户签署授信材料，违反信贷纪律。",
    }),
  ];
  for (const id of proposed) await approveItem(lin, { cycleId, id });
  for (const id of vetoes) await approveVeto(lin, { cycleId, id });
}

/** In the running half one bonus waits for its second pair of eyes. */
export async function proposeRunningBonus({ actAs, anchor }: History, cycleId: string): Promise<void> {
  const xu = await actAs("xu.wen", anchor.at(addDays(anchor.today, -5), "11:25"));
  const reason = "流失模型在行业竞赛中获二等奖。";
  await proposeItem(xu, { cycleId, personId: personId("hu.yue"), points: "2", reason });
}
