import { columnsOf, queueColumnIds } from "#db/repositories/board-columns";
import type { FlowFilter } from "#db/repositories/flow";
import { flowSettingsOf } from "#db/repositories/flow-settings";
import { countConditions } from "~/domain/board/filter";
import { AppError } from "~/domain/errors";
import { type Boundary, defaultBoundary, defaultThresholds, type Thresholds } from "~/domain/flow";
import { type SquadInView, squadInView } from "~/features/squad-pulse/index.server";
import { startOfDay } from "~/platform/clock";
import type { Context } from "~/platform/context.server";
import type { FlowSearch } from "./address";

/** The squad for somebody who may read its board; `not_found` for everybody else. */
export async function flowSquad(ctx: Context, squadId: string): Promise<SquadInView> {
  const found = await squadInView(ctx, squadId);
  if (!ctx.can("board.read", found.facts)) throw new AppError("not_found");
  return found;
}

export type Column = { id: string; name: string; nameEn: string; category: Category; queue: boolean };
type Category = Awaited<ReturnType<typeof columnsOf>>[number]["category"];

/** How a squad reads its flow. */
export type FlowFrame = {
  columns: Column[];
  boundary: Boundary;
  thresholds: Thresholds;
  /** Ids of the columns typed as queue, those of other squads among them: a task may have come from one. */
  queues: ReadonlySet<string>;
  /** 0 while the squad keeps the defaults. */
  version: number;
};

export async function flowFrame({ store: { read } }: Context, squadId: string): Promise<FlowFrame> {
  const [columns, settings, queues] = await Promise.all([
    columnsOf(read, squadId),
    flowSettingsOf(read, squadId),
    queueColumnIds(read),
  ]);
  return {
    columns: columns.map(({ id, name, nameEn, category, queue }) => ({ id, name, nameEn, category, queue })),
    boundary: settings
      ? { started: settings.startedCategory, finished: settings.finishedCategory }
      : defaultBoundary,
    thresholds: settings
      ? { wait: settings.breakpointHours, returnRate: settings.breakpointReturnRate }
      : defaultThresholds,
    queues: new Set(queues),
    version: settings?.version ?? 0,
  };
}

/** The tasks an address means, as a condition for the queries; null for all of them. */
export function flowFilter(
  ctx: Context,
  squadId: string,
  { filter, parentId }: Pick<FlowSearch, "filter" | "parentId">,
): FlowFilter | null {
  if (countConditions(filter) === 0 && parentId === null) return null;
  const startOf = (day: string) => startOfDay(ctx.timeZone, day);
  return {
    filter,
    parentId,
    scope: { squadId, today: ctx.today, personId: ctx.actor.personId, startOf },
  };
}
