import type { unit as source } from "../en/unit";

export const unit: Record<keyof typeof source, string> = {
};
