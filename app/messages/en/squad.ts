export const squad = {
} as const;
