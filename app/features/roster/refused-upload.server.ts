import { data } from "react-router";
import { AppError } from "~/domain/errors";
import type { Context } from "~/platform/context.server";
import { localisedReason } from "~/platform/form-errors.server";
import { type FormReply, httpStatus } from "~/platform/respond.server";

/** Runs an upload; one that is refused comes back to its form with the sentence, as every form's does. */
export async function refusedUpload<R>(ctx: Context, work: () => Promise<R>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== "invalid" && error.code !== "too_large")) throw error;
    const submission: FormReply["submission"] = {
      status: "error",
      initialValue: {},
      error: { files: [localisedReason(ctx.t, error)] },
    };
    return data({ submission, code: error.code } satisfies FormReply, { status: httpStatus(error) });
  }
}
