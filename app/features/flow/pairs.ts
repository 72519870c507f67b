import type { HandoffFlowRow, LongestWaiting, WaitingHandoff } from "#db/repositories/handoff-flow";
import {
  type PairFlow,
  type PairState,
  pairState,
  returnRate,
  type Thresholds,
  type Trend,
  trendOf,
} from "~/domain/flow";
import { type Discipline, disciplines } from "~/domain/org/discipline";
import type { Named } from "~/platform/i18n";

export type OpenOffer = {
  taskId: string;
  key: string;
  title: string;
  receiver: Named;
  offeredAt: Date;
  /** Milliseconds since it was offered. */
  waited: number;
  overdue: boolean;
};

/** A cell of the breakpoint map off its diagonal. */
export type PairCell = PairFlow & {
  from: Discipline;
  to: Discipline;
  /** Basis points. */
  returnRate: number;
  state: PairState;
  trend: Trend;
  /** Hand-offs that wait now, and the one that waits longest. */
  waiting: number;
  worst: OpenOffer | null;
};

const nothing: PairFlow = { offers: 0, returned: 0, medianHours: null, p85Hours: null };

type Cells = {
  now: readonly HandoffFlowRow[];
  before: readonly HandoffFlowRow[];
  /** The longest waiting of each pair. */
  waiting: readonly LongestWaiting[];
  thresholds: Thresholds;
  today: string;
  at: number;
};

/** The six cells between two disciplines, row by row. */
export function pairCells({ now, before, waiting, thresholds, today, at }: Cells): PairCell[] {
  const flowIn = (rows: readonly HandoffFlowRow[], from: Discipline, to: Discipline): PairFlow =>
    rows.find(({ pair }) => pair === `${from}>${to}`) ?? nothing;
  return disciplines.flatMap((from) =>
    disciplines
      .filter((to) => to !== from)
      .map((to): PairCell => {
        const { offers, returned, medianHours, p85Hours } = flowIn(now, from, to);
        const flow = { offers, returned, medianHours, p85Hours };
        const worst = waiting.find((offer) => offer.from === from && offer.to === to);
        return {
          ...flow,
          from,
          to,
          returnRate: returnRate(flow),
          state: pairState(flow, thresholds),
          trend: trendOf(flow, flowIn(before, from, to)),
          waiting: worst?.waiting ?? 0,
          worst: worst ? openOffer(worst, { today, at }) : null,
        };
      }),
  );
}

export function openOffer(
  { taskId, key, title, receiver, offeredAt, dueOn }: WaitingHandoff,
  { today, at }: { today: string; at: number },
): OpenOffer {
  return {
    taskId,
    key,
    title,
    receiver,
    offeredAt,
    waited: at - offeredAt.getTime(),
    overdue: dueOn !== null && dueOn < today,
  };
}
