const doneDays = 7;
const dayMilliseconds = 86_400_000;

/** Finished tasks stay on the board for a week: those finished from this instant on are on it. */
export const boardSince = (now: Date): Date => new Date(now.getTime() - doneDays * dayMilliseconds);
