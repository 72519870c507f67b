import {
  FormDataParseError,
  MaxFileSizeExceededError,
  MaxFilesExceededError,
  MaxHeaderSizeExceededError,
  MaxPartsExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from "@remix-run/form-data-parser";
import { AppError } from "~/domain/errors";

/** The largest file an import takes (quality.md, Security). */
export const importBytes = 10 * 1024 * 1024;

export type Upload = { name: string; bytes: Uint8Array };

const tooLarge = [
  MaxFileSizeExceededError,
  MaxTotalSizeExceededError,
  MaxFilesExceededError,
  MaxPartsExceededError,
  MaxHeaderSizeExceededError,
];

/**
 * Reads a form that carries one file in `field`; the limits hold while the body is read, so an oversized one is refused before it
 * is all in memory. Throws `too_large`, or `invalid` at `field` when no file was chosen.
 */
export async function readUpload(
  request: Request,
  { field, maximumBytes = importBytes }: { field: string; maximumBytes?: number },
): Promise<{ form: FormData; file: Upload }> {
  let file: Upload | undefined;
  const limits = {
    maxFiles: 1,
    maxParts: 20,
    maxFileSize: maximumBytes,
    maxTotalSize: maximumBytes + 64 * 1024,
  };
  try {
    const form = await parseFormData(request, limits, async (part) => {
      if (part.fieldName === field && part.size > 0) file = { name: part.name, bytes: await part.bytes() };
    });
    if (!file) throw new AppError("invalid", { reason: "file_missing", field });
    return { form, file };
  } catch (error) {
    if (tooLarge.some((kind) => error instanceof kind)) {
      throw new AppError("too_large", {
        reason: "file_too_large",
        params: { megabytes: maximumBytes / 1024 / 1024 },
        field,
      });
    }
    if (error instanceof FormDataParseError)
      throw new AppError("invalid", { reason: "file_unreadable", field });
    throw error;
  }
}
