import { AppError } from "~/domain/errors";

/** The largest form without a file (quality.md, Security). */
const formBytes = 1024 * 1024;

/**
 * The fields of a form, read up to one megabyte and counted while it arrives, whatever length the request claims. Throws
 * `too_large` past that, and `invalid` for what is no form.
 */
export async function readForm(request: Request): Promise<FormData> {
  if (Number(request.headers.get("content-length") ?? 0) > formBytes) throw new AppError("too_large");
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > formBytes) {
      await reader?.cancel();
      throw new AppError("too_large");
    }
    parts.push(part.value);
  }
  const type = request.headers.get("content-type") ?? "";
  try {
    return await new Response(Buffer.concat(parts), { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new AppError("invalid");
  }
}
