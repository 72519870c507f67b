import type { ImportPlan } from "~/domain/board-import";
import { sha256Canonical } from "~/platform/hash.server";

/** Tells two plans apart by what they would do; what is applied is what was shown. */
export const planHash = ({ creates, updates }: ImportPlan): string =>
  sha256Canonical({
    creates: creates.map(({ card, values, discipline, blocks }) => [
      card.externalId,
      values,
      discipline,
      blocks,
    ]),
    updates: updates.map(({ known, changes, conflicts, added }) => [
      known.taskId,
      known.version,
      changes.map(({ field, to }) => [field, to]),
      conflicts.map(({ field, because }) => [field, because]),
      added.comments,
      added.attachments,
      added.checklist.length,
      added.ticks.length,
      added.links,
    ]),
  });
