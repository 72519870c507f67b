import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileTypeFromBuffer } from "file-type";

/** A file that is all here, under a name of its own, but not yet where it is kept. */
export type Received = { path: string; sha256: string; bytes: number; mediaType: string };

const folder = (dataDir: string) => join(dataDir, "attachments");
const incoming = (dataDir: string) => join(folder(dataDir), "incoming");
const hashName = /^[0-9a-f]{64}$/;

/** Where the file of a hash is kept. Throws a RangeError for what is no SHA-256 in hex. */
export function keptPath(dataDir: string, sha256: string): string {
  if (!hashName.test(sha256)) throw new RangeError(`Not a SHA-256: ${sha256}`);
  return join(folder(dataDir), sha256.slice(0, 2), sha256);
}

/** Writes a file's bytes under the data folder, down to the disk. What it is, its content says, not its name. */
export async function receiveFile(dataDir: string, content: Uint8Array): Promise<Received> {
  await mkdir(incoming(dataDir), { recursive: true });
  const path = join(incoming(dataDir), randomBytes(16).toString("hex"));
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { path, sha256, bytes: content.length, mediaType: await mediaTypeOf(content) };
}

/** The media type by content: by its marks, plain text for what is valid UTF-8 without control characters, else unknown bytes. */
export async function mediaTypeOf(content: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(content);
  if (known) return known.mime;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(content);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds tells bytes apart
    return /[\0-\x08\x0e-\x1f]/.test(text) ? "application/octet-stream" : "text/plain";
  } catch {
    return "application/octet-stream";
  }
}

/**
 * Moves a received file to where it is kept; a file of the same content is replaced by itself. Doing it twice is doing it once, for
 * a transaction may run again.
 */
export async function keepFile(dataDir: string, { path, sha256 }: Received): Promise<void> {
  const kept = keptPath(dataDir, sha256);
  const parent = join(kept, "..");
  await mkdir(parent, { recursive: true });
  await rename(path, kept).catch(async (error) => {
    if (!(await stat(kept).catch(() => null))) throw error;
  });
  const directory = await open(parent, "r");
  await directory.sync().finally(() => directory.close());
}

/** Throws away a received file that is not kept after all; one that is gone already is fine. */
export async function discardFile({ path }: Pick<Received, "path">): Promise<void> {
  await unlink(path).catch(() => undefined);
}

/** The content of a kept file with its length; null when the data folder does not hold it. */
export async function openFile(
  dataDir: string,
  sha256: string,
): Promise<{ body: ReadableStream; bytes: number } | null> {
  const path = keptPath(dataDir, sha256);
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  return { body: Readable.toWeb(createReadStream(path)) as ReadableStream, bytes: found.size };
}

/** Hashes of the files that are kept. */
export async function keptHashes(dataDir: string): Promise<string[]> {
  const prefixes = (await readdir(folder(dataDir)).catch(() => [])).filter((name) =>
    /^[0-9a-f]{2}$/.test(name),
  );
  const names: string[] = [];
  for (const prefix of prefixes) names.push(...(await readdir(join(folder(dataDir), prefix))));
  return names.filter((name) => hashName.test(name));
}

/** Deletes a kept file; one that is gone already is fine. */
export async function deleteFile(dataDir: string, sha256: string): Promise<void> {
  await unlink(keptPath(dataDir, sha256)).catch(() => undefined);
}

/** Deletes what uploads that broke off left behind before an instant. */
export async function deleteBrokenOff(dataDir: string, before: Date): Promise<void> {
  for (const name of await readdir(incoming(dataDir)).catch(() => [])) {
    const path = join(incoming(dataDir), name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtime < before) await discardFile({ path });
  }
}

const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;

/** A file's name without folders, control characters or marks that some system reads as more than a name; never empty. */
export function safeFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const plain = [
    ...base
      .normalize("NFC")
      .replace(unsafe, "_")
      .replace(/^[.\s]+|[.\s]+$/gu, ""),
  ];
  if (plain.length === 0) return "file";
  if (plain.length <= 150) return plain.join("");
  const extension = plain.join("").match(/\.[\p{L}\p{N}]{1,10}$/u)?.[0] ?? "";
  return plain.slice(0, 150 - extension.length).join("") + extension;
}

const shownInPlace: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/**
 * Headers under which a file that somebody brought is served: never run, shown in place only when it is a plain picture, its
 * name as RFC 5987 has it.
 */
export function fileHeaders({ name, mediaType }: { name: string; mediaType: string }): Headers {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  const how = shownInPlace.has(mediaType) ? "inline" : "attachment";
  return new Headers({
    "Content-Type": mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
    "Content-Disposition": `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    // Beside the policy and the nosniff that every answer carries: the strictest of both holds.
    "Content-Security-Policy": "sandbox; default-src 'none'",
  });
}
