import { AppError } from "../errors";

/** What a column stands for; flow figures depend on the category, never on a column's name. */
export const categories = ["backlog", "to-do", "doing", "review", "done"] as const;
export type Category = (typeof categories)[number];

export type NewColumn = { name: string; nameEn: string; category: Category; wipLimit: number | null };

/** The columns a board starts with, one a category, in the order of work (product.md, Shared board). */
export const defaultColumns: readonly NewColumn[] = [
  { name: "待规划", nameEn: "Backlog", category: "backlog", wipLimit: null },
  { name: "待启动", nameEn: "Ready", category: "to-do", wipLimit: null },
  { name: "进行中", nameEn: "In progress", category: "doing", wipLimit: 6 },
  { name: "评审中", nameEn: "In review", category: "review", wipLimit: 4 },
  { name: "已完成", nameEn: "Done", category: "done", wipLimit: null },
];

/** Most columns a board may have; more would not fit the widest screen. */
export const maximumColumns = 8;

export type LimitState = "free" | "at-limit" | "over-limit";

/** How a column stands against its limit of work in progress; `free` without a limit. */
export function limitState({ count, wipLimit }: { count: number; wipLimit: number | null }): LimitState {
  if (wipLimit === null || count < wipLimit) return "free";
  return count === wipLimit ? "at-limit" : "over-limit";
}

/** Throws `invalid` when `count` cards, the ones on their way in included, are more than a limit that forbids allows. */
export function requireWithinLimit({
  count,
  wipLimit,
  column,
}: {
  count: number;
  wipLimit: number;
  /** The column's name in the reader's language. */
  column: string;
}): void {
  if (count > wipLimit)
    throw new AppError("invalid", { reason: "column_full", params: { column, limit: wipLimit } });
}
