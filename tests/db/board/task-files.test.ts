import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { attachments } from "#db/schema";
import { maximumAttachments } from "~/features/board/task/attachment-limits";
import {
  attachFile,
  deleteForgottenFiles,
  downloadAttachment,
  setAttached,
} from "~/features/board/task/attachments.server";
import { keptHashes, keptPath } from "~/platform/files.server";
import { testStore } from "../../support/database";
import { contextOf } from "../contract/world";
import { givenBoard, givenTask, type TestBoard } from "./support";

const store = await testStore();
const dataDir = mkdtempSync(join(tmpdir(), "trivet-attachments-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const address = ({ squad }: TestBoard, taskId: string) => ({ squadId: squad.squadId, taskId });
const contextFor = async (personId: string) => ({ ...(await contextOf(store, personId)), dataDir });
function upload(content: BlobPart, name = "plan.txt"): Request {
  const body = new FormData();
  body.set("file", new File([content], name));
  return new Request("http://localhost/", { method: "POST", body });
}
const rowsOf = (taskId: string) =>
  store.read.select().from(attachments).where(eq(attachments.taskId, taskId));

test("two tasks with the same file keep it once; it goes when the last row is forgotten, not before", async () => {
  const board = await givenBoard(store);
  const ctx = await contextFor(board.member);
  const [one, two] = [await givenTask(store, board), await givenTask(store, board)];
  for (const taskId of [one, two]) await attachFile(ctx, address(board, taskId), upload("shared"));
  const [first] = await rowsOf(one);
  const [second] = await rowsOf(two);
  expect(first).toMatchObject({
    name: "plan.txt",
    mediaType: "text/plain",
    bytes: 6,
    sha256: second!.sha256,
  });
  await setAttached(ctx, address(board, one), { attachmentId: first!.id, attached: false });
  const later = (days: number) => new Date(ctx.now.getTime() + days * 86_400_000);
  await deleteForgottenFiles(store, { dataDir, now: later(31) });
  expect(await rowsOf(one)).toEqual([]);
  expect(existsSync(keptPath(dataDir, second!.sha256!))).toBe(true);
  await setAttached(ctx, address(board, two), { attachmentId: second!.id, attached: false });
  await deleteForgottenFiles(store, { dataDir, now: later(1) });
  expect(existsSync(keptPath(dataDir, second!.sha256!))).toBe(true);
  await deleteForgottenFiles(store, { dataDir, now: later(31) });
  expect(existsSync(keptPath(dataDir, second!.sha256!))).toBe(false);
});

test("a removed file is not served and can be put back", async () => {
  const board = await givenBoard(store);
  const taskId = await givenTask(store, board);
  const ctx = await contextFor(board.member);
  await attachFile(ctx, address(board, taskId), upload("content", "../../说明.txt"));
  const [row] = await rowsOf(taskId);
  expect(row!.name).toBe("说明.txt");
  const wanted = { ...address(board, taskId), attachmentId: row!.id };
  expect(await (await downloadAttachment(ctx, wanted)).text()).toBe("content");
  await setAttached(ctx, wanted, { attachmentId: row!.id, attached: false });
  await expect(downloadAttachment(ctx, wanted)).rejects.toMatchObject({ code: "not_found" });
  await setAttached(ctx, wanted, { attachmentId: row!.id, attached: true });
  expect((await downloadAttachment(ctx, wanted)).status).toBe(200);
});

test("a task that is full takes no removed file back", async () => {
  const board = await givenBoard(store);
  const taskId = await givenTask(store, board);
  const ctx = await contextFor(board.member);
  await attachFile(ctx, address(board, taskId), upload("first"));
  const [first] = await rowsOf(taskId);
  const wanted = { ...address(board, taskId), attachmentId: first!.id };
  await setAttached(ctx, wanted, { attachmentId: first!.id, attached: false });
  const { id: _, removedAt: __, ...row } = first!;
  const full = Array.from({ length: maximumAttachments }, (_, n) => ({ ...row, id: `${taskId}-${n}` }));
  await store.tx((t) => t.insert(attachments).values(full));
  await expect(setAttached(ctx, wanted, { attachmentId: first!.id, attached: true })).rejects.toMatchObject({
    reason: "attachments_full",
  });
});

test("a refused upload leaves neither row nor file, and what broke off is swept after a day", async () => {
  const board = await givenBoard(store);
  const taskId = await givenTask(store, board);
  const head = await contextFor(board.squad.headId);
  await expect(attachFile(head, address(board, taskId), upload("x"))).rejects.toMatchObject({
    code: "forbidden",
  });
  const ctx = await contextFor(board.member);
  const before = await keptHashes(dataDir);
  await expect(
    attachFile(ctx, { ...address(board, taskId), taskId: "elsewhere" }, upload("lost")),
  ).rejects.toMatchObject({ code: "not_found" });
  expect(await keptHashes(dataDir)).toEqual(before);
  const incoming = join(dataDir, "attachments", "incoming");
  expect(readdirSync(incoming)).toEqual([]);
  writeFileSync(join(incoming, "half"), "ha");
  const old = new Date(ctx.now.getTime() - 2 * 86_400_000);
  utimesSync(join(incoming, "half"), old, old);
  await deleteForgottenFiles(store, { dataDir, now: ctx.now });
  expect(readdirSync(incoming)).toEqual([]);
});
