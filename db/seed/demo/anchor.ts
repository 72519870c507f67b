import { addDays, earlier, type Half, halfOf, instant, nextHalf, previousHalf, workday } from "../calendar";

/** The days and instants that the demo bank is built around. */
export type Anchor = {
  today: string;
  now: Date;
  /** Days with readings end here: a reading arrives the morning after. */
  yesterday: string;
  /** Two years of readings start here. */
  firstDay: string;
  running: Half;
  previous: Half;
  next: Half;
  /** `day` at `time` at the bank, moved to a working day; never after now, because the future has not happened. */
  at: (day: string, time: string) => Date;
};

/** The anchor for a bank seen on `today`; `now` is an instant of that day. */
export function anchorOn({ today, now }: { today: string; now: Date }): Anchor {
  const running = halfOf(today);
  return {
    today,
    now,
    yesterday: addDays(today, -1),
    firstDay: addDays(today, -730),
    running,
    previous: previousHalf(running),
    next: nextHalf(running),
    at: (day, time) => {
      const wanted = instant(earlier(workday(day), today), time);
      return wanted > now ? now : wanted;
    },
  };
}
