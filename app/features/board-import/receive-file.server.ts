import { data } from "react-router";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { localisedReason } from "~/platform/form-errors.server";
import { type FormReply, httpStatus } from "~/platform/respond.server";
import { readUpload } from "~/platform/uploads.server";
import { importScope } from "./scope.server";
import { startImport } from "./start-import.server";

/** Reads an uploaded file and starts its import; one that is refused comes back to its form with the sentence. */
export async function readImport<R>(
  ctx: Context,
  { squadId, request }: { squadId: string; request: Request },
  done: (id: string) => R,
) {
  await importScope(ctx, ctx.store.read, squadId);
  try {
    const { file } = await readUpload(request, { field: "file" });
    return done(await startImport(ctx, squadId, file));
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== "invalid" && error.code !== "too_large")) throw error;
    const submission: FormReply["submission"] = {
      status: "error",
      initialValue: {},
      error: { file: [localisedReason(ctx.t, error)] },
    };
    return data({ submission, code: error.code } satisfies FormReply, { status: httpStatus(error) });
  }
}
