import { checksFor } from "~/domain/board";
import type { handoffChecks, handoffItems, handoffs } from "../../../schema";
import type { Discipline } from "../../../schema/values";
import { idOf, type Random } from "../../random";

type CheckRow = typeof handoffChecks.$inferInsert;
type HandoffRow = typeof handoffs.$inferInsert;
type Line = [from: Discipline | null, to: Discipline | null, text: string, required: boolean];

/** What squads agreed on that goes along with a hand-off; the others have not got that far. */
const lists: Record<string, readonly Line[]> = {
  WLT: [
    ["product", null, "业务规则已定稿", true],
    ["product", "data", "取数范围与时间口径已写明", true],
    ["data", null, "口径已确认，样例数据已附", true],
    ["tech", null, "测试环境可用，接口文档已附", false],
    [null, null, "遗留问题已列明", false],
  ],
  CBE: [
    ["data", "tech", "字段映射与空值规则已写明", true],
    ["tech", "data", "埋点清单已附", false],
  ],
};

/** The list of a squad; empty for one without. */
export function checksOf(squad: string): CheckRow[] {
  return (lists[squad] ?? []).map(([fromDiscipline, toDiscipline, text, required], i) => ({
    id: idOf(`handoff-check:${squad}:${i}`),
    squadId: idOf(`squad:${squad}`),
    fromDiscipline,
    toDiscipline,
    text,
    required,
    position: i + 1,
  }));
}

/** The list that went along with a hand-off: what is required was ticked, the rest mostly; less so where it came back. */
export function itemsOf(
  { id, fromDiscipline, toDiscipline, status }: HandoffRow,
  { checks, random }: { checks: readonly CheckRow[]; random: Random },
): (typeof handoffItems.$inferInsert)[] {
  const lines = checks.map((check) => ({
    ...check,
    from: check.fromDiscipline ?? null,
    to: check.toDiscipline ?? null,
  }));
  return checksFor(lines, { from: fromDiscipline, to: toDiscipline }).map(
    ({ text, required = false }, position) => ({
      handoffId: id,
      position,
      text,
      required,
      done: required || random.chance(status === "returned" ? 0.3 : 0.85),
    }),
  );
}
