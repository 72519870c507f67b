import { disciplines } from "~/domain/org/discipline";
import type { Discipline } from "../../../schema/values";
import type { Random } from "../../random";
import { edgeBetween, type FlowProfile } from "./flow-profiles";
import type { TaskScript } from "./script";
import { blockReasons, handoverNotes, returnReasons } from "./titles";

const hour = 3_600_000;

/** `at`, moved into working time: nights to the next morning, weekends to Monday. */
export function inWorkingTime(at: Date): Date {
  const local = new Date(at.getTime() + 8 * hour);
  const time = local.getUTCHours() + local.getUTCMinutes() / 60;
  const day = local.getUTCDay();
  let days = 0;
  let hours = time;
  if (time >= 18.5) {
    days = 1;
    hours = 9 + (time % 1);
  } else if (time < 9) hours = 9 + (time % 1);
  const weekday = (day + days) % 7;
  if (weekday === 6) days += 2;
  if (weekday === 0) days += 1;
  return new Date(at.getTime() + (days * 24 + hours - time) * hour);
}

/** Hours around `usual`, right-skewed like real waits: half of them are shorter, a few much longer. */
const skewed = (random: Random, usual: number, spread = 0.55): number =>
  usual * Math.exp(spread * random.normal());

export type Receiver = (discipline: Discipline, at: Date) => string | null;
export type Course = { flow: FlowProfile; receiver: Receiver; random: Random; from: Date };

/** Lets a task in the backlog run its course: commitment, work, hand-offs with their waits and returns, review, done. */
export function runCourse(script: TaskScript, { flow, receiver, random, from }: Course): void {
  let at = from;
  const later = (hours: number): Date => {
    at = inWorkingTime(new Date(at.getTime() + hours * hour));
    return at;
  };
  if (!script.move("to-do", later(skewed(random, 30)))) return;
  if (!script.move("doing", later(skewed(random, 26)))) return;
  const { workHours } = flow;
  const passes = passCount(random, flow.handoffs);
  for (let pass = 0; pass < passes; pass++) {
    later(skewed(random, workHours));
    if (random.chance(0.05)) {
      if (!script.block(random.pick(blockReasons), at)) return;
      if (!script.unblock(later(skewed(random, 40)))) return;
    }
    if (!handOver(script, { flow, receiver, random, at: () => at, later })) return;
  }
  if (!script.move("review", later(skewed(random, workHours)))) return;
  if (random.chance(0.08)) {
    if (!script.move("doing", later(skewed(random, workHours)))) return;
    if (!script.move("review", later(skewed(random, workHours)))) return;
  }
  script.move("done", later(skewed(random, workHours)));
}

function passCount(random: Random, mean: number): number {
  const whole = Math.floor(mean);
  return Math.max(0, whole + (random.chance(mean - whole) ? 1 : 0) + random.pick([-1, 0, 0, 0, 1]));
}

type Passing = Omit<Course, "from"> & { at: () => Date; later: (hours: number) => Date };

/** One hand-off to another discipline, sent back now and then; false once the story has reached the present. */
function handOver(script: TaskScript, { flow, receiver, random, at, later }: Passing): boolean {
  const { discipline } = script.holder();
  const to = nextHolder(discipline, { flow, random });
  const toPersonId = receiver(to, at());
  if (toPersonId === null) return true;
  const { waitHours, returned } = flow.edges[edgeBetween(discipline, to)];
  for (let attempt = 0; attempt < 3; attempt++) {
    const note = random.pick(handoverNotes[discipline]);
    if (!script.offer({ to, toPersonId, note, at: at() })) return false;
    const answered = later(skewed(random, waitHours * 0.9));
    if (!random.chance(returned) || attempt === 2) return script.accept(answered);
    if (!script.sendBack(random.pick(returnReasons[to]), answered)) return false;
    later(skewed(random, flow.workHours));
  }
  return true;
}

function nextHolder(from: Discipline, { flow, random }: Pick<Course, "flow" | "random">): Discipline {
  const [a, b] = disciplines.filter((discipline) => discipline !== from) as [Discipline, Discipline];
  const [shareA, shareB] = [a, b].map((to) => flow.edges[edgeBetween(from, to)].share) as [number, number];
  return random.float() * (shareA + shareB) < shareA ? a : b;
}
