import type { contract as source } from "../en/contract";

export const contract: Record<keyof typeof source, string> = {
};
