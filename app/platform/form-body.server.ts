import { AppError } from "~/domain/errors";

/** The largest form without a file (quality.md, Security). */
const formBytes = 1024 * 1024;
/** What is read of a larger one and thrown away, so that its sender gets an answer instead of a broken connection. */
const drainedBytes = 16 * formBytes;

/**
 * The fields of a form, at most one megabyte, counted while it arrives, whatever length the request claims. Throws `too_large` past
 * that, and `invalid` for what is no form. Null characters, which no database keeps and nobody types, are left out.
 */
export async function readForm(request: Request): Promise<FormData> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size <= formBytes) parts.push(part.value);
    else if (size > drainedBytes) {
      await reader?.cancel();
      break;
    }
  }
  if (size > formBytes) throw new AppError("too_large");
  const type = request.headers.get("content-type") ?? "";
  try {
    const form = await new Response(Buffer.concat(parts), { headers: { "Content-Type": type } }).formData();
    return withoutNull(form);
  } catch {
    throw new AppError("invalid");
  }
}

function withoutNull(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form) {
    const text = typeof value === "string" ? value.replaceAll("\0", "") : null;
    if (text === null) clean.append(name, value);
    else clean.append(name.replaceAll("\0", ""), text);
  }
  return clean;
}
