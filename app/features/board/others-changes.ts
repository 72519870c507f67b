import type { LiveMessage } from "~/platform/live/message";
import type { BoardCard } from "./view";

type Seen = Pick<BoardCard, "id" | "key" | "columnId" | "version" | "handoff">;
type Who = NonNullable<LiveMessage["actor"]>;

/** What somebody else did to the board, as far as the reader sees it. */
export type OthersChange =
  | { what: "moved"; who: Who; key: string; columnId: string }
  | { what: "came" | "went" | "offered" | "changed"; who: Who; key: string }
  | { what: "many"; who: Who; count: number };

/** True when the cards already show everything that the messages tell of. */
export function alreadyShown(cards: readonly Seen[], messages: readonly LiveMessage[]): boolean {
  const versions = new Map(cards.map(({ id, version }) => [id, version]));
  return messages.every(
    ({ subject, version }) =>
      subject.type === "task" && version !== null && (versions.get(subject.id) ?? -1) >= version,
  );
}

/** What others did between two states of the board; one person's many changes become one. Null where nothing of it shows. */
export function othersChange({
  before,
  after,
  messages,
  selfId,
}: {
  before: readonly Seen[];
  after: readonly Seen[];
  messages: readonly LiveMessage[];
  selfId: string;
}): OthersChange | null {
  const byOthers = messages.filter(
    ({ actor, subject }) => subject.type === "task" && actor !== null && actor.id !== selfId,
  );
  const latest = byOthers.at(-1)?.actor;
  if (!latest) return null;
  const was = new Map(before.map((card) => [card.id, card]));
  const is = new Map(after.map((card) => [card.id, card]));
  const ids = byOthers.filter(({ actor }) => actor?.id === latest.id).map(({ subject }) => subject.id);
  const changes = [...new Set(ids)].flatMap(
    (id) => changeOf({ who: latest, was: was.get(id), is: is.get(id) }) ?? [],
  );
  if (changes.length > 1) return { what: "many", who: latest, count: changes.length };
  return changes[0] ?? null;
}

function changeOf({ who, was, is }: { who: Who; was?: Seen; is?: Seen }): OthersChange | null {
  if (was && !is) return { what: "went", who, key: was.key };
  if (!is) return null;
  if (!was) return { what: "came", who, key: is.key };
  if (was.columnId !== is.columnId) return { what: "moved", who, key: is.key, columnId: is.columnId };
  if (is.handoff?.pending && !was.handoff?.pending) return { what: "offered", who, key: is.key };
  return { what: "changed", who, key: is.key };
}
