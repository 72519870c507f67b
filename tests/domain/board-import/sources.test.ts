import { expect, test } from "vitest";
import { recogniseFile } from "~/features/board-import/read-file.server";
import { boardOf, cardOf, fixture } from "./support";

const trello = fixture("trello-board.json");
const jira = fixture("jira.csv");
const reasons = (board: typeof trello) => board.problems.map(({ place, reason }) => [place, reason]);

test("Trello: a card comes with its words, days in the organisation's zone, checklist in order, links and comments", () => {
  const card = cardOf(trello, "#1");
  expect(card).toMatchObject({
    title: "Define the churn label",
    startOn: "2026-11-01",
    dueOn: "2026-12-01",
    labels: ["Data model"],
    archived: false,
    createdAt: "2026-10-01T08:00:00.000Z",
    checklist: [
      { text: "Sample drawn", done: true },
      { text: "Signed off", done: false },
    ],
    attachments: [{ name: "definition v3.pdf" }],
  });
  expect(card.comments.map(({ at, text }) => [at, text.slice(0, 20)])).toEqual([
    ["2026-11-18T09:00:00.000Z", "We need <script>aler"],
    ["2026-11-19T09:00:00.000Z", "Sample is ready, see"],
  ]);
  expect(card.moves.map(({ at }) => at)).toEqual(["2026-10-03T08:00:00.000Z"]);
});

test("Trello: a due instant late in the evening is the next day in Shanghai", () => {
  const text = JSON.stringify({
    lists: [{ id: "l", name: "L", pos: 1 }],
    cards: [{ id: "c", name: "C", idList: "l", idShort: 1, due: "2026-12-01T16:30:00.000Z" }],
  });
  expect(cardOf(boardOf(text), "#1").dueOn).toBe("2026-12-02");
});

test("Trello: what cannot come along is named by card", () => {
  expect(reasons(trello)).toEqual([
    [1, "attachment_no_link"],
    [6, "trello_template"],
    [7, "card_without_title"],
  ]);
  expect(trello.leftOut).toEqual(["Story points"]);
  expect(trello.cards.map(({ reference }) => reference)).not.toContain("#6");
});

test("Trello: closed cards and cards of closed lists are archived; an unnamed label is called by its colour", () => {
  expect(cardOf(trello, "#4").archived).toBe(true);
  expect(cardOf(trello, "#5").archived).toBe(true);
  expect(cardOf(trello, "#8").labels).toEqual(["red_dark"]);
});

test("Trello: a card without a creation action is as old as its id says", () => {
  expect(cardOf(trello, "#2").createdAt).toBe(new Date((1_790_000_000 + 2 * 3_600) * 1_000).toISOString());
});

test("Jira: repeated columns add up, quoted lines and commas stay whole", () => {
  const card = cardOf(jira, "BANK-2");
  expect(card.title).toBe("Load, clean, join");
  expect(card.description).toBe('First line\nsecond, with comma; and "quotes"');
  expect(card.labels).toEqual(["Story", "data", "etl", "q4"]);
  expect(card.attachments.map(({ name }) => name)).toEqual(["schema.png", "b;c.xlsx"]);
  expect(card.estimateHours).toBe(16);
  expect(jira.leftOut).toContain("Sprint");
});

test("Jira: dates in its own words are the organisation's time", () => {
  expect(cardOf(jira, "BANK-2")).toMatchObject({
    createdAt: "2026-09-30T16:00:00.000Z",
    finishedAt: "2026-10-28T04:30:00.000Z",
    dueOn: "2026-10-30",
  });
  expect(cardOf(jira, "BANK-5").dueOn).toBe("2026-11-30");
});

test("Jira: comments tell date, author and text; an account id is the person of that id elsewhere in the file", () => {
  const [first, second] = cardOf(jira, "BANK-2").comments;
  expect(first).toMatchObject({ at: "2026-10-24T07:04:00.000Z", author: "shen yutong" });
  expect(first!.text).toBe("Looks good;\nsee @Chen Li");
  expect(second).toMatchObject({ author: "ghost-user", text: "Not me" });
});

test("Jira: wiki markup becomes readable Markdown", () => {
  expect(cardOf(jira, "BANK-1").description).toBe(
    [
      "## Why",
      "**One** view, now, see [the paper](https://example.org/paper).",
      "",
      "| Source | Owner |",
      "| --- | --- |",
      "|Core|Ops|",
      "",
      "```sql",
      'select 1; -- "quoted"',
      "```",
    ].join("\n"),
  );
});

test("Jira: parents by id or epic link, and every problem by its line", () => {
  expect(cardOf(jira, "BANK-2").parent).toBe("10001");
  expect(cardOf(jira, "BANK-1").aliases).toEqual(["10001"]);
  expect(cardOf(jira, "BANK-3").parent).toBe("10002");
  const lines = jira.problems.map(({ place, column, reason, severity }) => ({
    place,
    column,
    reason,
    severity,
  }));
  expect(lines).toEqual([
    { place: 15, column: "Summary", reason: "line_without_title", severity: "error" },
    { place: 16, column: "Created", reason: "date_unreadable", severity: "note" },
  ]);
});

test("a CSV of a Chinese spreadsheet: GB18030, semicolons, Chinese headings, days and marks", () => {
  const board = fixture("planka-gb18030.csv");
  expect(board.source).toBe("csv");
  expect(cardOf(board, "1")).toMatchObject({
    title: "客户标签口径",
    list: "进行中",
    assignees: ["沈雨桐"],
    labels: ["数据", "风险"],
    dueOn: "2026-11-30",
    discipline: "data",
    checklist: [
      { text: "抽样", done: true },
      { text: "签字", done: false },
    ],
  });
  expect(cardOf(board, "2")).toMatchObject({ title: "看板，“试点”", dueOn: "2026-12-01" });
});

test("a CSV with a byte order mark and tabs is read like any other", () => {
  const board = boardOf("Title\tStatus\tDue\nOne\tDone\t24.11.2026\nOne\tDone\t\n");
  expect(board.cards.map(({ externalId, dueOn }) => [externalId, dueOn])).toEqual([
    ["One", "2026-11-24"],
    ["One (2)", null],
  ]);
});

test("an id that stands twice is an error of its line and names the other one", () => {
  const board = boardOf("id,title\n7,One\n8,Two\n7,Three\n");
  expect(board.problems).toEqual([
    { severity: "error", place: 4, column: "id", reason: "id_twice", params: { id: "7", line: 2 } },
  ]);
});

test.each([
  ["{", "import_json_broken"],
  ['{"boards":[]}', "import_json_unknown"],
  [`{"lists":[],"cards":${"[".repeat(40)}${"]".repeat(40)}}`, "import_json_depth"],
  ['{"lists":[],"cards":[{"__proto__":{"x":1}}]}', "import_json_key"],
  ["title\n", "csv_empty"],
  ["", "csv_empty"],
])("%j is refused", (text, reason) => {
  expect(() => recogniseFile(text)).toThrow(expect.objectContaining({ reason }));
});

test("a Trello file that holds the wrong kinds of things is read as far as it makes sense", () => {
  const text = JSON.stringify({
    lists: [{ id: "l", name: 7, pos: "top" }, null, "x"],
    cards: [null, 7, { id: "c", name: "C", idList: "l", idMembers: "no", labels: {}, due: "never" }],
    actions: "none",
    members: [{ id: 9 }],
  });
  expect(boardOf(text).cards).toMatchObject([{ title: "C", assignees: [], labels: [], dueOn: null }]);
});

test("what is cut and what JSON can spell leaves no half characters and no null behind, which databases refuse", () => {
  const halves = "😀".repeat(300);
  const text = JSON.stringify({
    lists: [{ id: "l\u0000\ud800", name: "L", pos: 1 }],
    cards: [
      { id: "c\ud83d", idList: "l\u0000\ud800", name: `x${halves}`, desc: "d\ud800" },
      { id: "t", idList: "l\u0000\ud800", name: `x${halves}`, isTemplate: true },
    ],
  });
  const csv = `title,list,priority\nx${halves},x${halves},x${halves}\n`;
  for (const board of [boardOf(text), boardOf(csv)]) {
    expect(board.cards).toHaveLength(1);
    expect(JSON.stringify(board)).not.toMatch(/\\u0000|\\ud[89a-f]/);
  }
});
