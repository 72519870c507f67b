import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import {
  deleteFile,
  fileHeaders,
  keepFile,
  keptHashes,
  keptPath,
  mediaTypeOf,
  openFile,
  receiveFile,
  safeFileName,
} from "~/platform/files.server";

const dataDir = mkdtempSync(join(tmpdir(), "trivet-files-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const bytes = (text: string) => new TextEncoder().encode(text);

test("what a file is, its content says", async () => {
  const png = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52,
  ]);
  expect(await mediaTypeOf(png)).toBe("image/png");
  expect(await mediaTypeOf(bytes("%PDF-1.7\n"))).toBe("application/pdf");
  expect(await mediaTypeOf(bytes("金额,分行\n1,2\n"))).toBe("text/plain");
  expect(await mediaTypeOf(bytes("<html><script>alert(1)</script>"))).toBe("text/plain");
  expect(await mediaTypeOf(Uint8Array.from([0x80, 0x81, 0x82, 0x83]))).toBe("application/octet-stream");
  expect(await mediaTypeOf(bytes("a\u0000b"))).toBe("application/octet-stream");
  expect(await mediaTypeOf(new Uint8Array())).toBe("text/plain");
});

test("a transaction that runs again keeps its file again; one that is nowhere is an error", async () => {
  const received = await receiveFile(dataDir, bytes("again"));
  await keepFile(dataDir, received);
  await keepFile(dataDir, received);
  expect(readFileSync(keptPath(dataDir, received.sha256), "utf8")).toBe("again");
  await deleteFile(dataDir, received.sha256);
  await expect(keepFile(dataDir, received)).rejects.toMatchObject({ code: "ENOENT" });
});

test("a kept file is whole under its hash, nothing is left on the way, and the same content is kept once", async () => {
  const first = await receiveFile(dataDir, bytes("hello"));
  await keepFile(dataDir, first);
  await keepFile(dataDir, await receiveFile(dataDir, bytes("hello")));
  expect(readdirSync(join(dataDir, "attachments", "incoming"))).toEqual([]);
  expect(await keptHashes(dataDir)).toEqual([first.sha256]);
  expect(readFileSync(keptPath(dataDir, first.sha256), "utf8")).toBe("hello");
  const opened = await openFile(dataDir, first.sha256);
  expect(await new Response(opened!.body).text()).toBe("hello");
  expect(await openFile(dataDir, "0".repeat(64))).toBeNull();
});

test.each(["../../etc/passwd", "", "x", "A".repeat(64), `${"a".repeat(63)}/`])(
  "%j is no place in the data folder",
  (hash) => {
    expect(() => keptPath(dataDir, hash)).toThrow(RangeError);
  },
);

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\x\\plan.xlsx", "plan.xlsx"],
  ["说明 v2.txt", "说明 v2.txt"],
  ['a"b\r\nSet-Cookie: x', "a_b__Set-Cookie_ x"],
  ["...", "file"],
  ["", "file"],
  ["evil\u202egpj.exe", "evil_gpj.exe"],
])("%j is kept as %j", (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test("whatever the name, it makes one header that says the same name and nothing else", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (raw) => {
      const name = safeFileName(raw);
      expect([...name].length).toBeLessThanOrEqual(150);
      const disposition = fileHeaders({ name, mediaType: "application/pdf" }).get("Content-Disposition")!;
      expect(disposition).toMatch(
        /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~!#$&+^`|-]+$/,
      );
      expect(decodeURIComponent(disposition.split("''")[1]!)).toBe(name);
    }),
  );
});

test("only plain pictures are shown in place", () => {
  const how = (mediaType: string) =>
    fileHeaders({ name: "x", mediaType }).get("Content-Disposition")!.split(";")[0];
  expect(how("image/png")).toBe("inline");
  for (const other of ["image/svg+xml", "text/html", "application/pdf", "text/plain", "application/xml"]) {
    expect(how(other)).toBe("attachment");
  }
});
