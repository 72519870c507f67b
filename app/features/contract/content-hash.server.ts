import { type ContractContent, contractContent } from "~/domain/contract";
import { sha256Canonical } from "~/platform/hash.server";

/** SHA-256 (hex) of what a signature is given for; the same whatever order a database keeps the keys in. */
export const contentHashOf = (content: ContractContent): string => sha256Canonical(contractContent(content));
