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

/** How much of a file that is too large is read and thrown away, in multiples of what is allowed. */
const drainedTimes = 3;

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
  const { form, files } = await readUploads(request, { field, maximumFiles: 1, maximumBytes });
  return { form, file: files[0]! };
}

/** `readUpload` for up to `maximumFiles` files in the same field, `maximumBytes` in all; at least one. */
export async function readUploads(
  request: Request,
  {
    field,
    maximumFiles,
    maximumBytes = importBytes,
  }: { field: string; maximumFiles: number; maximumBytes?: number },
): Promise<{ form: FormData; files: Upload[] }> {
  const files: Upload[] = [];
  const limits = {
    maxFiles: maximumFiles,
    maxParts: 20,
    maxFileSize: maximumBytes,
    maxTotalSize: maximumBytes + 64 * 1024,
  };
  try {
    const form = await parseFormData(request, limits, async (part) => {
      if (part.fieldName === field && part.size > 0)
        files.push({ name: part.name, bytes: await part.bytes() });
    });
    if (files.length === 0) throw new AppError("invalid", { reason: "file_missing", field });
    return { form, files };
  } catch (error) {
    if (tooLarge.some((kind) => error instanceof kind)) {
      await drain(request.body, drainedTimes * maximumBytes);
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

/** Reads on where the parser stopped and throws it away, so that the sender gets an answer instead of a broken connection. */
async function drain(body: ReadableStream<Uint8Array> | null, bytes: number): Promise<void> {
  const reader = body?.getReader();
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > bytes) return reader?.cancel();
  }
}
