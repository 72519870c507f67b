import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#db/id";
import { handoffItemsOf } from "#db/repositories/handoff-checks";
import { pendingHandoffOf } from "#db/repositories/handoffs";
import { handoffs, liveEvents, notifications } from "#db/schema";
import type { Discipline } from "~/domain/org/discipline";
import { configureHandoffChecks, loadHandoffChecks } from "~/features/board/configure-handoff-checks.server";
import {
  acceptHandoff,
  offerHandoff,
  returnHandoff,
  withdrawHandoff,
} from "~/features/board/hand-off.server";
import { testStore } from "../../support/database";
import { contextOf } from "../contract/world";
import { givenBoard, givenTask, type TestBoard } from "./support";

const store = await testStore();
const line = (text: string, more: { required?: boolean; from?: Discipline; to?: Discipline } = {}) => ({
  intent: "add" as const,
  checkId: newId(),
  text,
  required: more.required ?? false,
  from: more.from ?? null,
  to: more.to ?? null,
});

async function withList() {
  const board = await givenBoard(store);
  const lead = await contextOf(store, board.squad.leads.tech);
  const lines = [
    line("definition agreed", { required: true }),
    line("sample attached", { to: "data" }),
    line("wording final", { from: "product" }),
  ];
  for (const added of lines) await configureHandoffChecks(lead, board.squad.squadId, added);
  return { board, lead, lines };
}

const offer = (board: TestBoard, to: Discipline, checks: string[]) => ({
  handoffId: newId(),
  version: 1,
  receiver: { to, toPersonId: board.squad.leads[to] },
  note: "Ready.",
  dueOn: null,
  checks,
});

test("a required line that is not ticked refuses the offer and is named; others are kept as they were ticked", async () => {
  const { board, lead, lines } = await withList();
  const taskId = await givenTask(store, board);
  const address = { squadId: board.squad.squadId, taskId };
  await expect(offerHandoff(lead, address, offer(board, "data", [lines[1]!.checkId]))).rejects.toMatchObject({
    reason: "handoff_check_missing",
    field: "checks",
    params: { count: 1, items: "definition agreed" },
  });
  expect(await pendingHandoffOf(store.read, taskId)).toBeUndefined();
  const given = offer(board, "data", [lines[0]!.checkId]);
  await offerHandoff(lead, address, given);
  expect(await handoffItemsOf(store.read, [given.handoffId])).toEqual([
    { handoffId: given.handoffId, position: 0, text: "definition agreed", required: true, done: true },
    { handoffId: given.handoffId, position: 1, text: "sample attached", required: false, done: false },
  ]);
});

test("a hand-off keeps the list it was offered with, and a return names what was missing", async () => {
  const { board, lead, lines } = await withList();
  const taskId = await givenTask(store, board);
  const address = { squadId: board.squad.squadId, taskId };
  const given = offer(board, "data", [lines[0]!.checkId, lines[1]!.checkId]);
  await offerHandoff(lead, address, given);
  await configureHandoffChecks(lead, board.squad.squadId, { intent: "delete", checkId: lines[1]!.checkId });
  const receiver = await contextOf(store, board.squad.leads.data);
  const pending = { handoffId: given.handoffId, handoffVersion: 1 };
  await expect(returnHandoff(receiver, address, { ...pending, reason: "" })).rejects.toMatchObject({
    reason: "handoff_reason_missing",
  });
  await returnHandoff(receiver, address, { ...pending, reason: "", missing: [1] });
  const [stored] = await store.read.select().from(handoffs).where(eq(handoffs.id, given.handoffId));
  expect(stored).toMatchObject({ status: "returned", returnReason: "– sample attached" });
});

test("two leads edit one line: the second sees that it changed; order and limit hold", async () => {
  const { board, lead, lines } = await withList();
  const { squadId } = board.squad;
  const other = await contextOf(store, board.squad.leads.data);
  const base = { baseText: "definition agreed", baseRequired: true, baseFrom: null, baseTo: null };
  const save = { intent: "save" as const, checkId: lines[0]!.checkId, required: true, from: null, to: null };
  await configureHandoffChecks(lead, squadId, { ...save, ...base, text: "definition signed" });
  await expect(
    configureHandoffChecks(other, squadId, { ...save, ...base, text: "definition final" }),
  ).rejects.toMatchObject({ code: "stale" });
  await configureHandoffChecks(other, squadId, { intent: "up", checkId: lines[2]!.checkId });
  const { checks } = await loadHandoffChecks(lead, squadId);
  expect(checks.map(({ text }) => text)).toEqual(["definition signed", "wording final", "sample attached"]);
  for (let i = checks.length; i < 20; i++) await configureHandoffChecks(lead, squadId, line(`line ${i}`));
  await expect(configureHandoffChecks(lead, squadId, line("one more"))).rejects.toMatchObject({
    reason: "handoff_checks_too_many",
  });
  const member = await contextOf(store, board.member);
  await expect(configureHandoffChecks(member, squadId, line("mine"))).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("receiver and sender are told, and the squad's open boards", async () => {
  const board = await givenBoard(store);
  const { leads, squadId } = board.squad;
  const tech = await contextOf(store, leads.tech);
  const data = await contextOf(store, leads.data);
  const told = async (personId: string) => {
    const rows = await store.read.select().from(notifications).where(eq(notifications.personId, personId));
    return rows.map(({ kind, readAt }) => `${kind}${readAt ? " read" : ""}`).sort();
  };
  const taskId = await givenTask(store, board);
  const address = { squadId, taskId };
  const first = offer(board, "data", []);
  await offerHandoff(tech, address, first);
  expect(await told(leads.data)).toEqual(["handoff.offered"]);
  await returnHandoff(data, address, { handoffId: first.handoffId, handoffVersion: 1, reason: "unclear" });
  expect(await told(leads.data)).toEqual(["handoff.offered read"]);
  expect(await told(leads.tech)).toEqual(["handoff.returned"]);
  const second = { ...offer(board, "data", []), version: 3 };
  await offerHandoff(tech, address, second);
  await withdrawHandoff(tech, address, { handoffId: second.handoffId, handoffVersion: 1 });
  expect(await told(leads.data)).toEqual([
    "handoff.offered read",
    "handoff.offered read",
    "handoff.withdrawn",
  ]);
  const third = { ...offer(board, "data", []), version: 5 };
  await offerHandoff(tech, address, third);
  await acceptHandoff(data, address, { handoffId: third.handoffId, handoffVersion: 1 });
  expect(await told(leads.tech)).toEqual(["handoff.accepted", "handoff.returned"]);
  const live = await store.read
    .select()
    .from(liveEvents)
    .where(eq(liveEvents.topic, `squad:${squadId}`));
  expect(live.filter(({ subjectId }) => subjectId === taskId).map(({ version }) => version)).toEqual(
    expect.arrayContaining([2, 3, 4, 5, 6, 7]),
  );
});
