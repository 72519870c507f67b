import { parse } from "csv-parse/sync";

type Line = {
  task: string;
  at: number;
  kind: string;
  squad: string;
  category: string;
  queue: string;
  reason: string;
  handoff: string;
  from_discipline: string;
  to_discipline: string;
};

const order = ["backlog", "to-do", "doing", "review", "done"];

/** Of lines at one instant: what a move does to a block comes after the move. */
const later = (kind: string) => (kind === "unblocked" || kind === "blocked" ? 1 : 0);

function linesOf(csv: string): Map<string, Line[]> {
  const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
  const tasks = new Map<string, Line[]>();
  for (const row of rows) {
    const line = { ...row, at: Date.parse(row.at!) } as unknown as Line;
    tasks.set(line.task, [...(tasks.get(line.task) ?? []), line]);
  }
  for (const lines of tasks.values()) lines.sort((a, b) => a.at - b.at || later(a.kind) - later(b.kind));
  return tasks;
}

/** Takes moves that were taken back out of a task's lines, with the block they lifted. */
function withoutSlips(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  for (const line of lines) {
    if (line.kind !== "move_undone") {
      const again =
        line.kind === "blocked" && kept.findLast((k) => /blocked/.test(k.kind))?.kind === "blocked";
      if (!again) kept.push(line);
      continue;
    }
    const move = kept.findLastIndex(({ kind }) => kind === "moved");
    const { at } = kept[move]!;
    kept.splice(move, 1);
    const lifted = kept.findIndex((k) => k.kind === "unblocked" && k.at === at);
    if (lifted >= 0) kept.splice(lifted, 1);
  }
  return kept;
}

type Rules = { squad: string; from: number; until: number; started: string; finished: string };

/**
 * Flow figures from the CSV of a task history alone, by walking each task from event to event with a clock in hand. Shares no code with
 * the application. docs/flow.md, Recomputing.
 */
export function recomputeFlow(csv: string, { squad, from, until, started, finished }: Rules) {
  const rank = (category: string) => order.indexOf(category);
  const done: {
    task: string;
    at: number;
    cycle: number | null;
    lead: number | null;
    spent: Record<string, number> | null;
  }[] = [];
  const progress: string[] = [];
  const offers: { pair: string; at: number; wait: number | null; state: string }[] = [];
  for (const [task, all] of linesOf(csv)) {
    const lines = withoutSlips(all.filter(({ at }) => at < until));
    if (lines.length === 0) continue;
    const places = lines.filter(({ category }) => category !== "");
    const told = lines[0]!.reason === "start-unknown" ? places.slice(2) : places;
    const start = told.find(({ category }) => rank(category) >= rank(started));
    const committed = told.find(({ category }) => rank(category) >= rank("to-do"));
    let finish: number | null = null;
    for (const { category, at } of places) {
      if (rank(category) < rank(finished)) finish = null;
      else finish ??= at;
    }
    for (const line of lines) {
      if (line.kind !== "handoff_offered" || line.squad !== squad) continue;
      const end = lines.find(({ handoff, kind }) => handoff === line.handoff && kind !== "handoff_offered");
      const state = end?.kind.replace("handoff_", "") ?? "pending";
      const pair = `${line.from_discipline}>${line.to_discipline}`;
      if (line.at >= from && state !== "withdrawn") {
        offers.push({ pair, at: line.at, state, wait: state === "accepted" ? end!.at - line.at : null });
      }
    }
    if (places.at(-1)!.squad !== squad) continue;
    if (finish === null) {
      const away =
        lines.findLast(({ kind }) => kind === "archived" || kind === "restored")?.kind === "archived";
      if (start && !away) progress.push(task);
      continue;
    }
    if (finish < from || finish >= until) continue;
    done.push({
      task,
      at: finish,
      cycle: start ? finish - start.at : null,
      lead: committed ? finish - committed.at : null,
      spent: start ? spentBetween(lines, start.at, finish) : null,
    });
  }
  return { done, progress, offers };
}

function spentBetween(lines: readonly Line[], start: number, finish: number) {
  const spent = { active: 0, blocked: 0, handoff: 0, queue: 0 };
  const now = { blocked: false, offered: false, queue: false };
  let clock = lines[0]!.at;
  const tick = (to: number) => {
    const time = Math.max(0, Math.min(to, finish) - Math.max(clock, start));
    spent[now.blocked ? "blocked" : now.offered ? "handoff" : now.queue ? "queue" : "active"] += time;
    clock = to;
  };
  for (const { at, kind, category, queue } of lines) {
    tick(at);
    if (category !== "") now.queue = queue === "1";
    if (kind === "blocked" || kind === "unblocked") now.blocked = kind === "blocked";
    if (kind.startsWith("handoff_")) now.offered = kind === "handoff_offered";
  }
  tick(Math.max(clock, finish));
  return spent;
}

/** The value at a percentile: counted up from the smallest until enough values are not above it. */
export function atPercent(values: readonly number[], percent: number): number | null {
  for (const value of [...values].sort((a, b) => a - b)) {
    if (values.filter((other) => other <= value).length >= (values.length * percent) / 100) return value;
  }
  return null;
}
