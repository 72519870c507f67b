import type { org as source } from "../en/org";

export const org: Record<keyof typeof source, string> = {
};
