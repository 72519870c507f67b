import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * The installation's Ed25519 key, made on first use and readable by its owner alone. Keep it with the backups but apart from the
 * database: whoever has both could sign a forged log.
 */
export function signingKey(file: string): KeyObject {
  if (existsSync(file)) return createPrivateKey(readFileSync(file));
  const { privateKey } = generateKeyPairSync("ed25519");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  return privateKey;
}

type Point = { chainId: string; seq: number; hash: string };

const message = ({ chainId, seq, hash }: Point) =>
  Buffer.from(`trivet/audit-checkpoint@1\n${chainId}\n${seq}\n${hash}\n`);

/** Signs a point of the chain; public key (SPKI) and signature in base64. */
export function signPoint(key: KeyObject, point: Point): { publicKey: string; signature: string } {
  return {
    publicKey: createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64"),
    signature: sign(null, message(point), key).toString("base64"),
  };
}

/** True when the signature is that of this public key over this point. */
export function verifyPoint(
  point: Point,
  { publicKey, signature }: { publicKey: string; signature: string },
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), type: "spki", format: "der" });
    return verify(null, message(point), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
