export const root: string;
export const buildFolder: string;
export function ensureInstalled(): void;
export function ensureBuilt(): void;
