import type { assessment as source } from "../en/assessment";

export const assessment: Record<keyof typeof source, string> = {
};
