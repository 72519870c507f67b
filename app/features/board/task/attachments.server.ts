import { chunks } from "#db/chunks";
import { newId } from "#db/id";
import {
  attachmentById,
  countAttachments,
  forgetRemovedAttachments,
  hashesInUse,
  insertAttachment,
  lockFiles,
  setAttachmentRemoved,
} from "#db/repositories/attachments";
import { taskById } from "#db/repositories/tasks";
import type { Store, Tx } from "#db/store";
import { AppError, type ErrorCode } from "~/domain/errors";
import type { AuditEntry, Context } from "~/platform/context.server";
import {
  deleteBrokenOff,
  deleteFile,
  discardFile,
  fileHeaders,
  keepFile,
  keptHashes,
  openFile,
  receiveFile,
  safeFileName,
} from "~/platform/files.server";
import { localisedReason } from "~/platform/form-errors.server";
import type { FormReply } from "~/platform/respond.server";
import { readUpload } from "~/platform/uploads.server";
import { requireBoardWork } from "../require-board-work.server";
import { squadInScope, type TaskAddress } from "../squad-scope.server";
import { attachmentBytes, maximumAttachments } from "./attachment-limits";
import { changeAsWorker } from "./change-part.server";

const days = 86_400_000;
/** How long a removed file can be put back. */
const keptDays = 30;

/**
 * Reads the file of an upload and attaches it to the task. The file is on disk under its hash before its row is stored. Throws
 * `too_large` at the field while it is still arriving, `invalid` when there is none or the task holds as many as it may.
 */
export async function attachFile(ctx: Context, address: TaskAddress, request: Request): Promise<void> {
  await requireBoardWork(ctx, address.squadId);
  const dataDir = dataDirOf(ctx);
  const { file } = await readUpload(request, { field: "file", maximumBytes: attachmentBytes }).catch(
    tooLarge,
  );
  const received = await receiveFile(dataDir, file.bytes);
  try {
    await changeAsWorker(ctx, address, {
      action: "attachment.added",
      decide: async (t, { task }) => {
        await requireAttachmentRoom(t, task.id);
        const { sha256, bytes, mediaType } = received;
        const name = safeFileName(file.name);
        const row = { id: newId(), taskId: task.id, name, mediaType, bytes, sha256 };
        await insertAttachment(t, { ...row, addedBy: ctx.actor.personId, addedAt: ctx.now });
        await lockFiles(t);
        await keepFile(dataDir, received);
        return {
          entries: [entryOf(row.id, { after: { taskId: task.id, name, mediaType, bytes, sha256 } })],
          events: [{ kind: "attached", data: { attachmentId: row.id, name } }],
        };
      },
    });
  } finally {
    await discardFile(received);
  }
}

/** `attachFile` that answers a refusal with its sentence and status instead of throwing it; null when the file is stored. */
export async function attachOrSay(
  ctx: Context,
  address: TaskAddress,
  request: Request,
): Promise<{ code: ErrorCode; problem: string } | null> {
  try {
    await attachFile(ctx, address, request);
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not_found" || error.code === "forbidden") throw error;
    return { code: error.code, problem: localisedReason(ctx.t, error) };
  }
}

/** True for a form that carries a file. */
export const isUpload = (request: Request): boolean =>
  request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;

/** A refused upload as the reply of the task's page, with its sentence at the field. */
export const refusedUpload = ({ code, problem }: { code: ErrorCode; problem: string }): FormReply => ({
  code,
  submission: { status: "error", initialValue: { intent: "attach" }, error: { file: [problem] } },
});

function tooLarge(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "too_large") throw error;
  throw new AppError("too_large", { ...error, reason: "attachment_too_large" });
}

async function requireAttachmentRoom(t: Tx, taskId: string): Promise<void> {
  if ((await countAttachments(t, taskId)) < maximumAttachments) return;
  const params = { maximum: maximumAttachments };
  throw new AppError("invalid", { reason: "attachments_full", params, field: "file" });
}

/**
 * Takes a file off the task, or puts it back while it is kept. Throws `conflict` for one that is gone, `invalid` when the task holds
 * as many as it may.
 */
export function setAttached(
  ctx: Context,
  address: TaskAddress,
  { attachmentId, attached }: { attachmentId: string; attached: boolean },
): Promise<void> {
  return changeAsWorker(ctx, address, {
    action: attached ? "attachment.restored" : "attachment.removed",
    decide: async (t, { task }) => {
      const found = await attachmentById(t, { taskId: task.id, attachmentId });
      if (!found) throw new AppError("conflict", { reason: "attachment_gone" });
      if ((found.removedAt === null) === attached) return null;
      if (attached) await requireAttachmentRoom(t, task.id);
      await setAttachmentRemoved(t, { id: attachmentId, removedAt: attached ? null : ctx.now });
      const data = { attachmentId, name: found.name };
      return {
        entries: [entryOf(attachmentId, { after: { taskId: task.id, attached } })],
        events: [{ kind: attached ? "attached" : "detached", data }],
      };
    },
  });
}

/** The file itself as an answer for whoever may read the board; `not_found` for everybody else and for a removed file. */
export async function downloadAttachment(
  ctx: Context,
  { squadId, taskId, attachmentId }: TaskAddress & { attachmentId: string },
): Promise<Response> {
  await squadInScope(ctx, ctx.store.read, squadId);
  const task = await taskById(ctx.store.read, { squadId, taskId });
  const found = task && (await attachmentById(ctx.store.read, { taskId, attachmentId }));
  if (!found || found.removedAt !== null || found.sha256 === null) throw new AppError("not_found");
  const file = await openFile(dataDirOf(ctx), found.sha256);
  if (!file) throw new AppError("unavailable", { reason: "attachment_lost" });
  const headers = fileHeaders(found);
  headers.set("Content-Length", String(file.bytes));
  return new Response(file.body, { headers });
}

/** Once an hour: files removed long ago are forgotten, and what no row names is deleted from the disk. */
export async function deleteForgottenFiles(
  store: Store,
  { dataDir, now }: { dataDir: string; now: Date },
): Promise<void> {
  await deleteBrokenOff(dataDir, new Date(now.getTime() - days));
  await store.tx((t) => forgetRemovedAttachments(t, new Date(now.getTime() - keptDays * days)));
  for (const some of chunks(await keptHashes(dataDir), 500)) {
    const known = await hashesInUse(store.read, some);
    const orphans = some.filter((hash) => !known.has(hash));
    if (orphans.length === 0) continue;
    // Looked at again while no upload can store a row for one of them.
    await store.tx(async (t) => {
      await lockFiles(t);
      const used = await hashesInUse(t, orphans);
      for (const hash of orphans) if (!used.has(hash)) await deleteFile(dataDir, hash);
    });
  }
}

function dataDirOf({ dataDir }: Context): string {
  if (dataDir === undefined) throw new Error("No data folder: files can be stored by a server alone");
  return dataDir;
}

const entryOf = (attachmentId: string, change: Pick<AuditEntry, "before" | "after">): AuditEntry => ({
  subject: { type: "attachment", id: attachmentId },
  ...change,
});
