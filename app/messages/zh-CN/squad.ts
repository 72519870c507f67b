import type { squad as source } from "../en/squad";

export const squad: Record<keyof typeof source, string> = {
};
