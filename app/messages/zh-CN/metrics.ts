import type { metrics as source } from "../en/metrics";

export const metrics: Record<keyof typeof source, string> = {
};
