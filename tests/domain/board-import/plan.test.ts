import fc from "fast-check";
import { expect, test } from "vitest";
import {
  broughtFrom,
  type ImportBoard,
  type ImportCard,
  type KnownTask,
  matchedPerson,
  planImport,
  suggestedColumn,
  suggestedDiscipline,
  suggestedPriority,
  traceOf,
} from "~/domain/board-import";
import { boardOf, candidates, cardOf, columns, fixture, mappingFor, world } from "./support";

const trello = fixture("trello-board.json");
const jira = fixture("jira.csv");
const plan = (
  board: ImportBoard,
  known: ReadonlyMap<string, KnownTask> = new Map(),
  mapping = mappingFor(board),
) => planImport({ board, mapping, world, known });

/** The tasks that applying the plan would leave behind. */
function applied(
  board: ImportBoard,
  before: ReadonlyMap<string, KnownTask> = new Map(),
): Map<string, KnownTask> {
  const { creates, updates, unchanged } = plan(board, before);
  const known = new Map(before);
  for (const [index, resolved] of creates.entries()) {
    known.set(resolved.card.externalId, {
      taskId: `t${index}`,
      key: `SQ-${index}`,
      version: 1,
      discipline: resolved.discipline,
      brought: broughtFrom(resolved),
      values: resolved.values,
      labels: resolved.card.labels,
      checklist: resolved.card.checklist,
      handoffPending: false,
      elsewhere: false,
    });
  }
  for (const update of updates) {
    const changed = Object.fromEntries(update.changes.map(({ field, to }) => [field, to]));
    const { labels = update.known.labels, ...values } = changed;
    known.set(update.resolved.card.externalId, {
      ...update.known,
      values: { ...update.known.values, ...values },
      labels: labels as string[],
      checklist: update.resolved.card.checklist,
      brought: broughtFrom(update.resolved, update),
    });
  }
  expect(creates.length + updates.length + unchanged.length).toBeLessThanOrEqual(board.cards.length);
  return known;
}

const changedCard = (board: ImportBoard, reference: string, change: Partial<ImportCard>): ImportBoard => ({
  ...board,
  cards: board.cards.map((card) => (card.reference === reference ? { ...card, ...change } : card)),
});
const touched = (
  known: Map<string, KnownTask>,
  board: ImportBoard,
  reference: string,
  change: Partial<KnownTask>,
) => {
  const id = cardOf(board, reference).externalId;
  return new Map(known).set(id, { ...known.get(id)!, ...change });
};

test.each([["trello-board.json"], ["jira.csv"], ["planka-gb18030.csv"]])(
  "%s brought twice changes nothing the second time",
  (name) => {
    const board = fixture(name);
    const first = plan(board);
    expect(first.creates.length).toBe(board.cards.length);
    const second = plan(board, applied(board));
    expect(second.creates).toEqual([]);
    expect(second.updates).toEqual([]);
    expect(second.unchanged.length).toBe(board.cards.length);
  },
);

test("a change outside is taken where nobody edited the field here", () => {
  const later = changedCard(trello, "#1", { title: "Define churn", dueOn: "2026-12-24" });
  const { updates } = plan(later, applied(trello));
  expect(updates).toHaveLength(1);
  expect(updates[0]!.changes).toEqual([
    { field: "title", from: "Define the churn label", to: "Define churn" },
    { field: "dueOn", from: "2026-12-01", to: "2026-12-24" },
  ]);
  expect(updates[0]!.conflicts).toEqual([]);
});

test("a field edited on both sides stays as it is here and is named, once", () => {
  const known = applied(trello);
  const id = cardOf(trello, "#1").externalId;
  const edited = touched(known, trello, "#1", { values: { ...known.get(id)!.values, title: "By us" } });
  const later = changedCard(trello, "#1", { title: "By them", description: "Theirs" });
  const [update] = plan(later, edited).updates;
  expect(update!.conflicts).toEqual([{ field: "title", here: "By us", there: "By them", because: "both" }]);
  expect(update!.changes.map(({ field }) => field)).toEqual(["description"]);
  expect(plan(later, applied(later, edited)).updates).toEqual([]);
});

test("an edit here alone is kept without a word, and one that both made alike too", () => {
  const known = applied(trello);
  const id = cardOf(trello, "#1").externalId;
  const edited = touched(known, trello, "#1", { values: { ...known.get(id)!.values, title: "By us" } });
  expect(plan(trello, edited).updates).toEqual([]);
  expect(plan(changedCard(trello, "#1", { title: "By us" }), edited).updates).toEqual([]);
});

test("a card that moved outside stays while a hand-off waits here, and moves with the next file", () => {
  const known = applied(trello);
  const doneList = cardOf(trello, "#3").list;
  const later = changedCard(trello, "#1", { list: doneList });
  const waiting = touched(known, trello, "#1", { handoffPending: true });
  const [update] = plan(later, waiting).updates;
  expect(update!.conflicts).toMatchObject([{ field: "columnId", because: "handoff" }]);
  const after = applied(later, waiting);
  const free = touched(after, trello, "#1", { handoffPending: false });
  expect(plan(later, free).updates[0]!.changes).toMatchObject([{ field: "columnId", to: "c-done" }]);
});

test("new comments, links and checklist items are added; ticks follow where nobody ticked here", () => {
  const known = applied(trello);
  const card = cardOf(trello, "#1");
  const later = changedCard(trello, "#1", {
    comments: [...card.comments, { id: "new", author: null, at: null, text: "More" }],
    attachments: [...card.attachments, { name: "n", url: "https://n.example/" }],
    checklist: [
      { text: "Sample drawn", done: true },
      { text: "Signed off", done: true },
      { text: "Announced", done: false },
    ],
  });
  const [update] = plan(later, known).updates;
  expect(update!.added).toEqual({
    comments: 1,
    attachments: 1,
    checklist: [{ text: "Announced", done: false }],
    ticks: [{ text: "Signed off", done: true }],
    links: [],
  });
});

test("labels are compared by name however it is written", () => {
  const known = applied(trello);
  const id = cardOf(trello, "#1").externalId;
  const here = touched(known, trello, "#1", {
    labels: known.get(id)!.labels.map((label) => label.toUpperCase()),
  });
  expect(plan(trello, here).updates).toEqual([]);
  const later = changedCard(trello, "#1", { labels: ["Data model", "Urgent"] });
  expect(plan(later, here).updates[0]!.changes).toMatchObject([
    { field: "labels", to: ["Data model", "Urgent"] },
  ]);
});

test("three-way law: what stands here afterwards is theirs where only they changed, else ours", () => {
  const text = fc.constantFrom("a", "b", "c");
  fc.assert(
    fc.property(text, text, text, (base, here, there) => {
      const first = changedCard(trello, "#1", { description: base });
      const known = applied(first);
      const id = cardOf(trello, "#1").externalId;
      const edited = touched(known, trello, "#1", {
        values: { ...known.get(id)!.values, description: here },
      });
      const later = changedCard(trello, "#1", { description: there });
      const after = applied(later, edited).get(id)!.values.description;
      expect(after).toBe(here === base ? there : here);
      expect(plan(later, applied(later, edited)).updates).toEqual([]);
    }),
  );
});

test("parents are found by key and by id; a circle and a level too many are named and left out", () => {
  const { creates } = plan(jira);
  const parents = Object.fromEntries(creates.map(({ card, values }) => [card.reference, values.parent]));
  expect(parents).toMatchObject({ "BANK-1": null, "BANK-2": "BANK-1", "BANK-3": "BANK-2" });
  const told = (text: string) => {
    const { creates, problems } = plan(boardOf(`key,title,parent\n${text}`));
    return {
      parents: creates.map(({ values }) => values.parent),
      problems: problems.map(({ place, reason }) => [place, reason]),
    };
  };
  expect(told("a,A,d\nb,B,a\nc,C,b\nd,D,\ne,E,missing")).toEqual({
    parents: ["d", "a", null, null, null],
    problems: [
      [4, "parent_depth"],
      [6, "parent_missing"],
    ],
  });
  expect(told("a,A,b\nb,B,a\nc,C,c")).toEqual({
    parents: ["b", null, null],
    problems: [
      [3, "parent_circle"],
      [4, "parent_circle"],
    ],
  });
});

test("however parents are written, nothing stands deeper than three levels and nothing in a circle", () => {
  const cards = fc.array(fc.option(fc.integer({ min: 0, max: 7 }), { nil: null }), {
    minLength: 8,
    maxLength: 8,
  });
  fc.assert(
    fc.property(cards, (above) => {
      const lines = above.map((parent, i) => `k${i},T${i},${parent === null ? "" : `k${parent}`}`);
      const { creates } = plan(boardOf(["key,title,parent", ...lines].join("\n")));
      const parents = new Map(creates.map(({ card, values }) => [card.externalId, values.parent]));
      for (const id of parents.keys()) {
        let depth = 0;
        for (let at: string | null | undefined = id; at != null; at = parents.get(at)) depth += 1;
        expect(depth).toBeLessThanOrEqual(3);
      }
    }),
  );
});

test("a skipped list and skipped archived cards stay behind", () => {
  const doneList = cardOf(trello, "#3").list;
  const mapping = mappingFor(trello, { archived: "skip" });
  mapping.lists[doneList] = "skip";
  const { creates, left } = plan(trello, new Map(), mapping);
  expect(creates.map(({ card }) => card.reference)).toEqual(["#1", "#2", "#8"]);
  expect(left).toBe(3);
});

test("who holds a card: its label, else its list, else an assignee's seat, else the default; others work along", () => {
  const of = (reference: string, mapping = mappingFor(trello)) =>
    plan(trello, new Map(), mapping).creates.find(({ card }) => card.reference === reference)!;
  expect(of("#1")).toMatchObject({
    discipline: "data",
    values: { assigneeId: "p-shen" },
    coworkers: ["p-chen"],
  });
  expect(of("#3").discipline).toBe("product");
  expect(of("#1", mappingFor(trello, { labels: {} }))).toMatchObject({
    discipline: "tech",
    values: { assigneeId: "p-chen" },
    coworkers: ["p-shen"],
  });
  expect(of("#2").values.assigneeId).toBeNull();
});

test("people are matched by e-mail, then by a name that only one has", () => {
  const person = (name: string, email: string | null = null) => ({ key: "k", name, email, count: 1 });
  expect(matchedPerson(person("Somebody", "chen.li@chengjiang.example"), candidates)).toBe("p-chen");
  expect(matchedPerson(person(" shen  YUTONG"), candidates)).toBe("p-shen");
  expect(matchedPerson(person("Shen"), candidates)).toBeNull();
  const twice = [...candidates, { ...candidates[0], id: "p-other" }];
  expect(matchedPerson(person("Chen Li"), twice)).toBeNull();
  expect(
    matchedPerson(person("Chen Li"), [...candidates, { ...candidates[0], id: "x", disciplines: [] }]),
  ).toBe("p-chen");
});

test.each([
  ["Doing 🚧", "c-doing"],
  ["In Progress", "c-doing"],
  ["Code Review", "c-review"],
  ["待启动", "c-todo"],
  ["Selected for Development", "c-todo"],
  ["Closed", "c-done"],
  ["已上线", "c-done"],
  ["Whatever", "c-backlog"],
])("list %s is most likely %s", (name, column) => {
  expect(suggestedColumn({ name }, columns)).toBe(column);
});

test("priorities and disciplines are guessed from words, and left alone where two fit", () => {
  expect(["Highest", "Major", "Medium", "Lowest", "紧急", "P3"].map(suggestedPriority)).toEqual([
    "urgent",
    "high",
    "normal",
    "low",
    "urgent",
    "low",
  ]);
  expect(["数据", "Backend", "Product", "数据产品", "misc"].map(suggestedDiscipline)).toEqual([
    "data",
    "tech",
    "product",
    null,
    null,
  ]);
});

const now = new Date("2026-11-24T06:00:00Z");
const where = (id: string) => {
  const { id: columnId, category } = columns.find((column) => column.id === id)!;
  return { columnId, category };
};
const trace = (card: ImportCard, target: string, board = trello) => {
  const { lists } = mappingFor(board);
  const columnOf = (list: string) => (lists[list] && lists[list] !== "skip" ? where(lists[list]) : null);
  return traceOf(card, { target: where(target), backlog: where("c-backlog"), columnOf, now });
};

test("a card whose moves are known is retold move by move", () => {
  const { first, moves, milestones, startUnknown } = trace(cardOf(trello, "#3"), "c-done");
  expect(first).toMatchObject({ columnId: "c-todo", at: new Date("2026-10-01T08:00:00Z") });
  expect(moves.map(({ columnId, at }) => [columnId, at.toISOString()])).toEqual([
    ["c-doing", "2026-10-05T08:00:00.000Z"],
    ["c-done", "2026-10-14T08:00:00.000Z"],
  ]);
  expect(milestones).toEqual({
    columnSince: new Date("2026-10-14T08:00:00Z"),
    committedAt: new Date("2026-10-01T08:00:00Z"),
    startedAt: new Date("2026-10-05T08:00:00Z"),
    finishedAt: new Date("2026-10-14T08:00:00Z"),
  });
  expect(startUnknown).toBe(false);
});

test("a finished card without moves has its finish and no made-up start", () => {
  const { milestones, startUnknown, createdAt } = trace(cardOf(jira, "BANK-2"), "c-done", jira);
  expect(startUnknown).toBe(true);
  expect(createdAt).toEqual(new Date("2026-09-30T16:00:00Z"));
  expect(milestones).toMatchObject({
    committedAt: null,
    startedAt: null,
    finishedAt: new Date("2026-10-28T04:30:00Z"),
  });
});

test("work under way began when the source says it entered its list, else when this board first saw it", () => {
  expect(trace(cardOf(jira, "BANK-1"), "c-doing", jira).milestones.startedAt).toEqual(
    new Date("2026-10-01T00:00:00Z"),
  );
  expect(trace(cardOf(jira, "BANK-3"), "c-todo", jira).milestones).toMatchObject({
    committedAt: now,
    startedAt: null,
    columnSince: now,
  });
});

test("no instant of a retold way lies in the future or before the one it follows", () => {
  const at = fc.option(
    fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
    { nil: null },
  );
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  const target = fc.constantFrom(...columns.map(({ id }) => id));
  fc.assert(
    fc.property(
      at,
      at,
      at,
      at,
      fc.boolean(),
      target,
      (created, finished, entered, changed, movesKnown, column) => {
        const card = {
          ...cardOf(trello, "#3"),
          createdAt: iso(created),
          finishedAt: iso(finished),
          enteredAt: iso(entered),
          changedAt: iso(changed),
          movesKnown,
        };
        const told = trace(card, column);
        const times = [told.createdAt, ...told.moves.map((move) => move.at)].map((time) => time.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(Math.max(...times)).toBeLessThanOrEqual(now.getTime());
        expect(told.moves.at(-1)?.columnId ?? told.first.columnId).toBe(column);
        expect(told.milestones.finishedAt !== null).toBe(column === "c-done");
      },
    ),
  );
});
