import { expect, test } from "vitest";
import { planImport } from "~/domain/board-import";
import { dateReader } from "~/domain/board-import/dates";
import { linksIn } from "~/domain/board-import/table-cells";
import { wikiToMarkdown } from "~/domain/board-import/wiki-markup";
import { boardOf, cardOf, mappingFor, timeZone, world } from "./support";

const reasons = (board: ReturnType<typeof boardOf>) => board.problems.map(({ reason }) => reason);
const trello = (card: object, more: object = {}) =>
  boardOf(
    JSON.stringify({
      lists: [{ id: "l", name: "To do", pos: 1 }],
      cards: [{ id: "c", name: "C", idList: "l", idShort: 1, ...card }],
      ...more,
    }),
  );

test.each([
  ["24. Nov. 2026 15:04", "2026-11-24T07:04:00.000Z"],
  ["24. November 2026 15:04", "2026-11-24T07:04:00.000Z"],
  ["24/Mär/26 3:04 PM", "2026-03-24T07:04:00.000Z"],
  ["24/Okt/26 3:04 nachm.", "2026-10-24T07:04:00.000Z"],
  ["24.Dez.26 09:04", "2026-12-24T01:04:00.000Z"],
  ["24/nov./26 15:04", "2026-11-24T07:04:00.000Z"],
  ["Tue, 24 Nov 2026 15:04:05 +0800", "2026-11-24T07:04:05.000Z"],
  ["2026-11-24 15:04:05 UTC", "2026-11-24T15:04:05.000Z"],
])("Jira's date in another language: %s", (text, at) => {
  expect(dateReader({ timeZone, dayOrder: "dmy" }).instant(text)).toBe(at);
});

test("a clock that changes within the day is asked at the hour", () => {
  const { instant, day } = dateReader({ timeZone: "Europe/Berlin", dayOrder: "dmy" });
  expect(instant("2026-03-29 01:30")).toBe("2026-03-29T00:30:00.000Z");
  expect(instant("2026-03-29 03:30")).toBe("2026-03-29T01:30:00.000Z");
  expect(instant("2026-10-25 12:00")).toBe("2026-10-25T11:00:00.000Z");
  expect(day("2026-10-24T22:30:00Z")).toBe("2026-10-25");
});

test("Jira: a link that is its own words, plain or smart, is one link", () => {
  expect(wikiToMarkdown("See [https://a.example/x|https://a.example/x|smart-link].")).toBe(
    "See <https://a.example/x>.",
  );
  expect(wikiToMarkdown("[paper|https://a.example/x] [https://a.example/y]")).toBe(
    "[paper](https://a.example/x) <https://a.example/y>",
  );
});

test("Jira: bullets below a number stand under its text, a file by its name is a name", () => {
  expect(wikiToMarkdown("# one\n#* part\n# two, see [^plan.pdf]")).toBe(
    "1. one\n   - part\n1. two, see `plan.pdf`",
  );
});

test("attachments: blanks in a server's address, and several addresses in one cell", () => {
  expect(linksIn("09/Jan/26 3:55 PM;chen;plan 2.png;https://jira.example/1/plan 2.png")).toEqual([
    { name: "plan 2.png", url: "https://jira.example/1/plan%202.png" },
  ]);
  const several = linksIn("https://a.example/1; https://a.example/2 ;https://a.example/3");
  expect(several.map(({ url }) => url)).toEqual([
    "https://a.example/1",
    "https://a.example/2",
    "https://a.example/3",
  ]);
});

test("Jira in Chinese: headings without blanks and custom fields in full-width brackets", () => {
  const board = boardOf(
    [
      "概要,问题关键字,问题ID,父ID,问题类型,状态,经办人,创建日期,自定义字段（Epic Link）",
      "平台,ZX-1,501,,史诗,处理中,陈立,24/十一月/26 3:04 下午,",
      "口径,ZX-2,502,,任务,待办,陈立,24/十一月/26 3:04 下午,ZX-1",
      "抽样,ZX-3,503,502,子任务,待办,,24/十一月/26 3:04 下午,",
    ].join("\n"),
  );
  expect(board.source).toBe("jira");
  expect(board.leftOut).toEqual([]);
  expect(board.cards.map(({ parent, aliases }) => [parent, aliases[0]])).toEqual([
    [null, "501"],
    ["ZX-1", "502"],
    ["502", "503"],
  ]);
});

test("Jira's timeline: `Key` and tabs, names with commas stay one person", () => {
  const board = boardOf(
    "Key\tWork type\tParent\tSummary\tStatus\tAssignee\nT-1\tTask\t\tOne\tDone\tLi, Chen\n",
  );
  expect(board.source).toBe("jira");
  expect(board.people.map(({ name }) => name)).toEqual(["Li, Chen"]);
});

test("Jira: accounts are known by every pair of columns, in comments and in mentions", () => {
  const board = boardOf(
    [
      "Summary,Issue key,Creator,Creator Id,Watchers,Watchers,Watchers Id,Watchers Id,Comment",
      'One,A-1,Chen Li,acc:1,Chen Li,Zhou Min,acc:1,acc:2,"24/Nov/26 3:04 PM;acc:2;ask [~accountid:acc:1]"',
    ].join("\n"),
  );
  expect(cardOf(board, "A-1").comments).toMatchObject([{ author: "zhou min", text: "ask @Chen Li" }]);
});

test("Jira: of several parents the one that the file holds counts, else one that is a key", () => {
  const board = boardOf(
    "Summary,Issue key,Parent,Parent key\nOne,A-1,,\nTwo,A-2,10001,A-1\nThree,A-3,10009,A-9\n",
  );
  expect(board.cards.map(({ parent }) => parent)).toEqual([null, "A-1", "A-9"]);
});

test("an estimate of nothing is none, without a word", () => {
  const board = boardOf("Summary,Issue key,Original estimate\nOne,A-1,0\nTwo,A-2,soon\n");
  expect(board.problems.map(({ place, reason }) => [place, reason])).toEqual([[3, "estimate_unreadable"]]);
});

test("labels are the board's: without a mark, as long as there, and no more than a task carries", () => {
  const names = ["#data", "x".repeat(60), ...Array.from({ length: 25 }, (_, index) => `l${index}`)];
  const board = trello({ labels: names.map((name) => ({ name })) });
  const { labels } = cardOf(board, "#1");
  expect(labels).toHaveLength(20);
  expect(labels.slice(0, 2)).toEqual(["data", "x".repeat(40)]);
  expect(reasons(board)).toEqual(["labels_cut"]);
});

test("Trello: whoever made a card can be matched, also when the account is closed", () => {
  const action = { type: "createCard", date: "2026-11-01T00:00:00Z", data: { card: { id: "c" } } };
  const made = trello(
    {},
    { actions: [{ id: "a", ...action, memberCreator: { id: "m", fullName: "Chen Li" } }] },
  );
  expect(made.people).toMatchObject([{ key: "m", name: "Chen Li" }]);
  const closed = trello(
    { idMemberCreator: "m" },
    { members: [{ id: "m", fullName: "Chen Li" }], actions: [{ id: "a", ...action, idMemberCreator: "m" }] },
  );
  expect(cardOf(closed, "#1").reporter).toBe("m");
});

test("Trello: votes, people and days of checklist items are counted and named", () => {
  const items = [{ name: "i", due: "2026-11-30T00:00:00Z" }, { name: "j", idMember: "m" }, { name: "k" }];
  const board = trello({ idMembersVoted: ["m", "n"] }, { checklists: [{ idCard: "c", checkItems: items }] });
  expect(board.problems.map(({ reason, params }) => [reason, params.count])).toEqual([
    ["trello_item_details", 2],
    ["trello_votes", 2],
  ]);
});

test("a card that is done there and comes into an open column is named", () => {
  const board = trello({ dueComplete: true, dateLastActivity: "2026-11-20T00:00:00Z" });
  const { problems } = planImport({ board, mapping: mappingFor(board), world, known: new Map() });
  expect(problems.map(({ reason }) => reason)).toEqual(["finished_elsewhere"]);
});

test.each([
  [
    "Key,Title,Column,Category,Held by,Assignee,Also works on it,Label,Estimate (hours),Start,Due,Created,Started,Finished,Archived,Reported by,Description",
    "Data",
  ],
  [
    "编号,标题,所在列,类别,当前持有,经办人,协办人,标签,预估工时（小时）,开始日,到期日,创建,开始,完成,归档时间,提出人,说明",
    "数据",
  ],
])("a board's own export comes back: %s", (header, discipline) => {
  const row = `C3-7,'=1+1 one,Done,Done,${discipline},Chen Li,Zhou Min; Shen Yutong,a; b,8,2026-11-01,2026-11-30,2026-11-01 09:00:00,,2026-11-20 09:00:00,2026-11-21 09:00:00,Zhou Min,Why`;
  const card = cardOf(boardOf(`${header}\n${row}\n`), "C3-7");
  expect(card).toMatchObject({
    title: "=1+1 one",
    list: "Done",
    discipline: "data",
    assignees: ["chen li", "zhou min", "shen yutong"],
    labels: ["a", "b"],
    estimateHours: 8,
    startOn: "2026-11-01",
    dueOn: "2026-11-30",
    createdAt: "2026-11-01T01:00:00.000Z",
    finishedAt: "2026-11-20T01:00:00.000Z",
    archived: true,
    reporter: "zhou min",
    description: "Why",
  });
});

const linksOf = (rows: string, known = new Map()) => {
  const board = boardOf(
    `Summary,Issue key,Outward issue link (Blocks),Outward issue link (Blocks),Inward issue link (Blocks)\n${rows}`,
  );
  return planImport({ board, mapping: mappingFor(board), world, known });
};
const blocking = ({ creates }: ReturnType<typeof linksOf>) =>
  Object.fromEntries(
    creates.flatMap(({ card, blocks }) => (blocks.length > 0 ? [[card.externalId, blocks]] : [])),
  );

test("Jira: links that block are held once, whichever end tells of them; a card that is not there is named", () => {
  const plan = linksOf("One,A-1,A-2,A-3,\nTwo,A-2,,,A-1\nThree,A-3,,,A-9\nFour,A-4,,A-4,A-3\n");
  expect(blocking(plan)).toEqual({ "A-1": ["A-2", "A-3"], "A-3": ["A-4"] });
  expect(plan.problems.map(({ place, reason, params }) => [place, reason, params.other])).toEqual([
    [4, "link_missing", "A-9"],
  ]);
});

test("Jira: links in a circle are left out, those that lead to it and away from it are not", () => {
  const plan = linksOf("0,A-0,A-1,,\n1,A-1,A-2,,\n2,A-2,A-3,,\n3,A-3,A-1,A-4,\n4,A-4,,,\n");
  expect(blocking(plan)).toEqual({ "A-0": ["A-1"], "A-3": ["A-4"] });
  expect(plan.problems.map(({ reason }) => reason)).toEqual(["link_circle", "link_circle", "link_circle"]);
});

test("a chain of ten thousand links takes no longer than its length", () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => `n,A-${10_000 - index},A-${9_999 - index},,`);
  expect(Object.keys(blocking(linksOf(rows.join("\n"))))).toHaveLength(9_999);
});

test("Excel's line about the separator is no heading, and one in brackets is no JSON", () => {
  const board = boardOf("sep=;\r\nTitle;Status\r\nOne, two;Done\r\n;Done\r\n");
  expect(board.cards.map(({ title, list, place }) => [title, list, place])).toEqual([
    ["One, two", "Done", 3],
  ]);
  expect(board.problems.map(({ place }) => place)).toEqual([4]);
  expect(boardOf("[ID],Title\n1,One\n").cards).toHaveLength(1);
});

test("a text is never cut within a character, and half a character is a sign for one", () => {
  const board = trello({ name: `${"x".repeat(199)}😀 and more`, labels: [{ name: `${"y".repeat(39)}😀` }] });
  expect(cardOf(board, "#1")).toMatchObject({ title: "x".repeat(199), labels: ["y".repeat(39)] });
  expect(cardOf(trello({ desc: "a\ud83db" }), "#1").description).toBe("a\ufffdb");
});

test("Trello: checklists inside of their cards, as its interface gives them, come too", () => {
  const board = trello({ checklists: [{ name: "L", checkItems: [{ name: "i", state: "complete" }] }] });
  expect(cardOf(board, "#1").checklist).toEqual([{ text: "i", done: true }]);
});
