import { createHash } from "node:crypto";
import { type DatabaseSession, type DatabaseUser, generateIdFromEntropySize, Lucia, TimeSpan } from "lucia";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  insertSession,
  sessionsOf,
  sessionWithPerson,
  touchSession,
} from "#db/repositories/sessions";
import type { Store, Tx } from "#db/store";

/** Everything that knows Lucia is in this file. */

const idle = new TimeSpan(12, "h");
const absolute = new TimeSpan(7, "d");

type SessionAttributes = {
  userAgent: string;
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
  absoluteExpiresAt: Date;
};
type UserAttributes = { person: NonNullable<Awaited<ReturnType<typeof sessionWithPerson>>>["person"] };

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaFor>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** The id under which a token is stored: the database never holds what a browser sends. */
export const sessionIdOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** `__Host-` needs Secure, which a browser refuses on plain http; localhost does without. */
export const cookieName = (secure: boolean): string => (secure ? "__Host-trivet" : "trivet");

function luciaFor({ store, now, secure, t }: SessionEnvironment & { t?: Tx }) {
  const write = <R>(work: (t: Tx) => Promise<R>): Promise<R> => (t ? work(t) : store.tx(work));
  return new Lucia<SessionAttributes, UserAttributes>(
    {
      getSessionAndUser: async (token): Promise<[DatabaseSession | null, DatabaseUser | null]> => {
        const row = await sessionWithPerson(store.read, { id: sessionIdOf(token), now });
        if (!row) return [null, null];
        const { session, person } = row;
        // The query has judged the session by the request's clock; Lucia looks at the machine's.
        const expiresAt = new Date(Date.now() + session.expiresAt.getTime() - now.getTime());
        return [
          { id: token, userId: person.id, expiresAt, attributes: session },
          { id: person.id, attributes: { person } },
        ];
      },
      getUserSessions: async (personId) =>
        (await sessionsOf(store.read, { personId, now })).map((session) => ({
          id: session.id,
          userId: session.personId,
          expiresAt: session.expiresAt,
          attributes: session,
        })),
      setSession: ({ id, userId, attributes }) =>
        write((w) =>
          insertSession(w, {
            ...attributes,
            id: sessionIdOf(id),
            personId: userId,
            expiresAt: new Date(now.getTime() + idle.milliseconds()),
          }),
        ),
      // `readSession` moves the idle end with "last seen".
      updateSessionExpiration: async () => {},
      deleteSession: async (token) => {
        const row = await sessionWithPerson(store.read, { id: sessionIdOf(token), now });
        if (row) await write((w) => deleteSession(w, { id: row.session.id, personId: row.person.id }));
      },
      deleteUserSessions: async (personId) => void (await write((w) => deleteSessionsOf(w, { personId }))),
      deleteExpiredSessions: () => write((w) => deleteExpiredSessions(w, now)),
    },
    {
      sessionExpiresIn: idle,
      sessionCookie: {
        name: cookieName(secure),
        expires: false,
        attributes: { secure, sameSite: "lax", path: "/" },
      },
      getSessionAttributes: (attributes) => attributes,
      getUserAttributes: (attributes) => attributes,
    },
  );
}

type SessionEnvironment = { store: Store; now: Date; secure: boolean };

/** How exactly "last seen" is kept: a write for every request would be too much. */
const seenEvery = new TimeSpan(5, "m");

/** The person behind the request's cookie and the stored session id; null when nobody is signed in. */
export async function readSession(environment: SessionEnvironment, cookieHeader: string | null) {
  const lucia = luciaFor(environment);
  const token = lucia.readSessionCookie(cookieHeader ?? "");
  if (!token) return null;
  const { session, user } = await lucia.validateSession(token);
  if (!session || !user) return null;
  const { store, now } = environment;
  if (now.getTime() - session.lastSeenAt.getTime() >= seenEvery.milliseconds()) {
    const end = Math.min(now.getTime() + idle.milliseconds(), session.absoluteExpiresAt.getTime());
    await store.tx((t) =>
      touchSession(t, { id: sessionIdOf(token), lastSeenAt: now, expiresAt: new Date(end) }),
    );
  }
  return { sessionId: sessionIdOf(token), person: user.person };
}

/** Opens a session with a new token inside the transaction `t`; returns the Set-Cookie header. */
export async function openSession(
  environment: SessionEnvironment & { t: Tx },
  { personId, userAgent, address }: { personId: string; userAgent: string; address: string },
): Promise<string> {
  const lucia = luciaFor(environment);
  const { now } = environment;
  const session = await lucia.createSession(
    personId,
    {
      userAgent: userAgent.slice(0, 300),
      address,
      createdAt: now,
      lastSeenAt: now,
      absoluteExpiresAt: new Date(now.getTime() + absolute.milliseconds()),
    },
    { sessionId: generateIdFromEntropySize(25) },
  );
  const cookie = lucia.createSessionCookie(session.id);
  cookie.attributes.maxAge = absolute.seconds();
  return cookie.serialize();
}

/** The Set-Cookie header that makes the browser forget its session. */
export function forgetCookie(environment: SessionEnvironment): string {
  return luciaFor(environment).createBlankSessionCookie().serialize();
}
