import { loadActors } from "#db/repositories/actors";
import { liveSessionIds } from "#db/repositories/sessions";
import { squadFactsOf } from "#db/repositories/squads";
import type { Reader } from "#db/store";
import { type Actor, can, type SquadFacts } from "~/domain/access";
import type { LiveTopic } from "../context.server";
import type { Stream } from "./streams.server";

const squadIdOf = (topic: LiveTopic): string | null =>
  topic.startsWith("squad:") ? topic.slice("squad:".length) : null;

type Facts = ReadonlyMap<string, SquadFacts>;

const factsFor = (r: Reader, topics: readonly LiveTopic[]): Promise<Facts> =>
  squadFactsOf(r, [...new Set(topics.flatMap((topic) => squadIdOf(topic) ?? []))]);

/** The rule of the page: a squad's topic for those who read its board, a person's for themselves. */
function mayFollow(actor: Actor, topic: LiveTopic, facts: Facts): boolean {
  const squadId = squadIdOf(topic);
  if (squadId === null) return topic === `person:${actor.personId}`;
  const squad = facts.get(squadId);
  return squad !== undefined && can(actor, "board.read", squad);
}

/** True when the policy lets the actor follow every one of the topics; one that does not exist counts as refused. */
export async function mayFollowAll(
  r: Reader,
  { actor, topics }: { actor: Actor; topics: readonly LiveTopic[] },
): Promise<boolean> {
  const facts = await factsFor(r, topics);
  return topics.every((topic) => mayFollow(actor, topic, facts));
}

/** Of these open streams, those whose session is over or whose person may no longer follow a topic. Seven statements for 500. */
export async function withoutAccess(
  r: Reader,
  { streams, now, today }: { streams: readonly Stream[]; now: Date; today: string },
): Promise<Stream[]> {
  if (streams.length === 0) return [];
  const sessions = await liveSessionIds(r, { ids: streams.map(({ sessionId }) => sessionId), now });
  const personIds = [...new Set(streams.map(({ personId }) => personId))];
  const actors = new Map<string, Actor>();
  for (const actor of await loadActors(r, { personIds, today })) actors.set(actor.personId, actor);
  const facts = await factsFor(
    r,
    streams.flatMap(({ topics }) => topics),
  );
  return streams.filter(({ sessionId, personId, topics }) => {
    const actor = actors.get(personId)!;
    return !sessions.has(sessionId) || !topics.every((topic) => mayFollow(actor, topic, facts));
  });
}
