import { createHash } from "node:crypto";
import { canonicalize } from "json-canonicalize";

/** SHA-256 (hex) of a text. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** SHA-256 (hex) over the RFC 8785 form of a value: the same for the same content, whatever the order of its keys. */
export const sha256Canonical = (value: unknown): string => sha256(canonicalize(value));
