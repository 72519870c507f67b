import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/**
 * The code that whoever claims a new installation must read from the server's console. It follows from the installation's key, so
 * every process and every restart prints the same one, and nobody without the console knows it.
 */
export function setupCode(key: KeyObject): string {
  const secret = key.export({ type: "pkcs8", format: "der" });
  const bytes = createHmac("sha256", secret).update("trivet/first-run@1").digest();
  const text = [...bytes.subarray(0, 20)].map((byte) => letters[byte % letters.length]).join("");
  return text.match(/.{5}/g)!.join("-");
}

/** True for the right code, however it is spaced or cased. */
export function isSetupCode(key: KeyObject, typed: string): boolean {
  const plain = (text: string) => Buffer.from(text.toUpperCase().replace(/[^A-Z0-9]/g, ""));
  const wanted = plain(setupCode(key));
  const given = plain(typed);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
