import { expect, test } from "vitest";
import { changesBySquad, type TaskChange } from "~/features/home/changes";

const li = { name: "陈立", nameEn: "Chen Li" };
const shen = { name: "沈雨桐", nameEn: "Shen Yutong" };

const change = (kind: string, more: Partial<TaskChange> = {}): TaskChange => ({
  at: new Date("2026-11-24T02:00:00Z"),
  kind,
  data: {},
  squadId: "wlt",
  taskId: "t1",
  key: "WLT-1",
  title: "One",
  mine: false,
  actor: li,
  ...more,
});

const grouped = (changes: readonly TaskChange[], most = 5) =>
  changesBySquad(changes, { squadIds: ["wlt", "crd"], most });

test("a task stands once, with all that happened in the order it happened and by whom", () => {
  const [squad] = grouped([
    change("commented", { actor: shen }),
    change("commented"),
    change("blocked"),
    change("created"),
  ]);
  expect(squad?.tasks).toMatchObject([{ verbs: ["created", "blocked", "commented"], actors: [shen, li] }]);
});

test("a move into a done column is a finish, every other one a move", () => {
  const [squad] = grouped([
    change("moved", { data: { to: { category: "done" } } }),
    change("moved", { data: { to: { category: "review" } } }),
  ]);
  expect(squad?.tasks[0]?.verbs).toEqual(["moved", "finished"]);
});

test("one's own tasks come first, and what is too much is counted", () => {
  const many = ["a", "b", "c", "d"].map((taskId) => change("edited", { taskId, mine: taskId === "d" }));
  const [squad] = grouped(many, 2);
  expect(squad?.tasks.map(({ taskId }) => taskId)).toEqual(["d", "a"]);
  expect(squad?.more).toBe(2);
});

test("squads keep their order, those without a change are left out, and so are changes of others", () => {
  const squads = grouped([
    change("edited", { squadId: "crd" }),
    change("edited"),
    change("edited", { squadId: "x" }),
  ]);
  expect(squads.map(({ squadId }) => squadId)).toEqual(["wlt", "crd"]);
  expect(grouped([change("edited", { squadId: "crd" })]).map(({ squadId }) => squadId)).toEqual(["crd"]);
});

test("an event of a kind unknown here is a change", () => {
  expect(grouped([change("labelled")])[0]?.tasks[0]?.verbs).toEqual(["changed"]);
});
