import { ApiError } from "./api-error.server";

/** How deep a body may nest (quality.md, Security). */
const deepest = 32;
const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * The JSON of a request's body with the text it came as; the limits hold while it is read. Throws 415 for another media type, 413
 * past `maximumBytes`, 400 for anything that is not plain, shallow JSON in UTF-8.
 */
export async function readJsonBody(
  request: Request,
  { maximumBytes }: { maximumBytes: number },
): Promise<{ text: string; value: unknown }> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(type)) {
    throw new ApiError(415, "unsupported", { reason: "json_media_type" });
  }
  const text = await readText(request, maximumBytes);
  if (depthOf(text) > deepest)
    throw new ApiError(400, "invalid", { reason: "json_depth", params: { maximum: deepest } });
  const value = parse(text);
  const key = refusedKeyIn(value);
  if (key) throw new ApiError(400, "invalid", { reason: "json_key", params: { key } });
  return { text, value };
}

async function readText(request: Request, maximumBytes: number): Promise<string> {
  const tooLarge = () =>
    new ApiError(413, "too_large", {
      reason: "body_too_large",
      params: { megabytes: maximumBytes / 1024 / 1024 },
    });
  if (Number(request.headers.get("content-length") ?? 0) > maximumBytes) throw tooLarge();
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maximumBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    parts.push(part.value);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new ApiError(400, "invalid", { reason: "json_broken" });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, "invalid", { reason: "json_broken" });
  }
}

/** The deepest nesting of brackets outside of strings, found before parsing, in one pass. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepestSeen = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) deepestSeen = Math.max(deepestSeen, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepestSeen;
}

function refusedKeyIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const key of Object.keys(value)) {
    if (refusedKeys.has(key)) return key;
    const inner = refusedKeyIn((value as Record<string, unknown>)[key]);
    if (inner) return inner;
  }
  return undefined;
}
