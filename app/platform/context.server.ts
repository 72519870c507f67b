import type { KeyObject } from "node:crypto";
import type { Logger } from "pino";
import { createContext, type RouterContextProvider } from "react-router";
import { newId } from "#db/id";
import { type AuditRecord, appendAudit } from "#db/repositories/audit";
import { insertLiveEvents } from "#db/repositories/live-events";
import type { Theme } from "#db/schema/values";
import type { Store, Tx } from "#db/store";
import { type Action, type Actor, can, type ResourceOf } from "~/domain/access";
import { AppError } from "~/domain/errors";
import type { Discipline } from "~/domain/org/discipline";
import type { Locale, MessageKey, T } from "./i18n";
import { accessChanges } from "./live/access-events";
import type { Live } from "./live/hub.server";

/** What the server gives every request. */
export type RequestInfo = {
  store: Store;
  log: Logger;
  now: Date;
  /** Today in the organisation's time zone, as an ISO date. */
  today: string;
  timeZone: string;
  origin: string;
  address: string;
  userAgent: string;
  nonce: string;
  secure: boolean;
  demo: boolean;
  organisation: string;
  /** The installation's key, which signs checkpoints of the audit log; absent where history is made up, as in the seed. */
  signingKey?: KeyObject;
  /** Tells this process's open streams to look into the outbox; absent where nobody watches, as in the seed. */
  live?: Live;
  /** Where files are kept; absent where nobody sends any, as in the seed. */
  dataDir?: string;
  /** True where the installation sends mail. */
  mail?: boolean;
  /** The language before anyone is signed in: the cookie's, else the browser's. */
  locale: Locale;
  t: T;
};

export const requestContext = createContext<RequestInfo>();

declare const authorised: unique symbol;
/** Proof that a right was checked; only `Context.require` and `withoutActor` make one. */
export type Authorised = { readonly [authorised]: true };

type Strip<K> = K extends `audit.action.${infer A}` ? A : never;
/** Every action of the audit log has a name in both catalogues; one without does not compile. */
export type AuditAction = Strip<MessageKey>;

export type AuditSubject = { type: string; id: string };
export type AuditEntry = { action?: AuditAction; subject: AuditSubject; before?: unknown; after?: unknown };

/**
 * What a change must hand back: the right it stands on, what was changed, and the caller's result. `entries` may be empty
 * only when nothing changed.
 */
export type Changed<R> = {
  allowed: Authorised;
  entries: readonly AuditEntry[];
  result: R;
  /** Whom the change concerns: who looks at such a topic fetches again what they see. */
  live?: readonly LiveChange[];
};

/** `squad:<id>` is a squad's board and its tasks, `person:<id>` what one person is told. */
export type LiveTopic = `squad:${string}` | `person:${string}`;
export type LiveChange = { topic: LiveTopic; subject: AuditSubject; version?: number };

/** Who asks, when, in which language, and the only way to change anything. */
export type Context = RequestInfo & {
  actor: Actor;
  sessionId: string;
  person: ViewerPerson;
  /** True when the policy allows it; for showing or leaving out a button. */
  can: <A extends Action>(action: A, ...resource: ResourceArgument<A>) => boolean;
  /** Throws `forbidden` unless the policy allows it. */
  require: <A extends Action>(action: A, ...resource: ResourceArgument<A>) => Authorised;
  /**
   * Runs `work` in one transaction with its audit entries written last: no state changes without its right having been
   * checked and its entry being in the log.
   */
  change: <R>(action: AuditAction, work: (t: Tx) => Promise<Changed<R>>) => Promise<R>;
};

type ResourceArgument<A extends Action> = ResourceOf<A> extends undefined ? [] : [resource: ResourceOf<A>];

/** The person a session belongs to, as far as every page needs it. */
export type ViewerPerson = {
  id: string;
  name: string;
  nameEn: string;
  title: string;
  titleEn: string;
  discipline: Discipline | null;
  theme: Theme;
};

export type Viewer = { actor: Actor; locale: Locale; t: T; sessionId: string; person: ViewerPerson };

export function contextFor(request: RequestInfo, viewer: Viewer): Context {
  const { actor } = viewer;
  return {
    ...request,
    ...viewer,
    can: (action, ...[resource]) => can(actor, action, resource as ResourceOf<typeof action>),
    require: (action, ...[resource]) => {
      if (!can(actor, action, resource as ResourceOf<typeof action>)) {
        request.log.warn({ personId: actor.personId, action }, "denied");
        throw new AppError("forbidden");
      }
      return {} as Authorised;
    },
    change: (action, work) => recordChange(request, { action, actorId: actor.personId, work }),
  };
}

/** The transaction and audit behind `Context.change`; also for changes nobody is signed in for yet (sign-in, first run). */
export async function recordChange<R>(
  { store, now, live }: Pick<RequestInfo, "store" | "now" | "live">,
  {
    action,
    actorId,
    work,
  }: { action: AuditAction; actorId: string | null; work: (t: Tx) => Promise<Changed<R>> },
): Promise<R> {
  const { result, told } = await store.tx(async (t) => {
    const { entries, result, live = [] } = await work(t);
    const changes = [...live, ...accessChanges(action, entries)];
    const records: AuditRecord[] = entries.map((entry) => ({ at: now, actorId, action, ...entry }));
    await insertLiveEvents(
      t,
      changes.map(({ topic, subject, version }) => ({
        id: newId(),
        at: now,
        topic,
        subjectType: subject.type,
        subjectId: subject.id,
        version: version ?? null,
        actorId,
      })),
    );
    await appendAudit(t, records);
    return { result, told: changes.length > 0 };
  });
  if (told) live?.wake(now);
  return result;
}

/** For changes whose right is not a person's: the possession of an invitation, a bearer token, an empty installation. */
export function withoutActor(
  _because: "invitation" | "first-run" | "credentials" | "bearer-token" | "system",
): Authorised {
  return {} as Authorised;
}

export const viewerContext = createContext<Viewer | null>(null);

/** The signed-in context of a request; throws `unauthenticated`, which the error mapping turns into the sign-in page. */
export function signedIn(context: Readonly<RouterContextProvider>): Context {
  const viewer = context.get(viewerContext);
  if (!viewer) throw new AppError("unauthenticated");
  return contextFor(context.get(requestContext), viewer);
}
