import type { board as source } from "../en/board";

export const board: Record<keyof typeof source, string> = {
};
