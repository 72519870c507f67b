import type { Discipline } from "~/domain/org/discipline";

/** What a stream tells of a change: that it happened, to what and by whom, never what it was. */
export type LiveMessage = {
  id: string;
  topic: string;
  subject: { type: string; id: string };
  /** The subject's version after the change, where it has one. */
  version: number | null;
  actor: { id: string; name: string; nameEn: string } | null;
};

/** Somebody who looks at a board; `taskIds` are the tasks they have open. */
export type PresentPerson = {
  id: string;
  name: string;
  nameEn: string;
  discipline: Discipline | null;
  taskIds: readonly string[];
};

export type PresenceMessage = { topic: string; people: readonly PresentPerson[] };

export type HelloMessage = { stream: string; personId: string };

/** Why a stream ends: rights or session are gone, a newer stream of the person took its place, or the process stops. */
export type EndReason = "access" | "too-many" | "restart";
