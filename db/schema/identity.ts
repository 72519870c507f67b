import { c } from "../dialect";
import { people } from "./people";

export const credentials = c.table("credentials", {
  personId: c
    .id("person_id")
    .primaryKey()
    .references(() => people.id),
  passwordHash: c.text("password_hash").notNull(),
  changedAt: c.ts("changed_at").notNull(),
});

/** `id` is the SHA-256 of the token in the cookie: a stolen database opens no session. */
export const sessions = c.table(
  "sessions",
  {
    id: c.id("id").primaryKey(),
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: c.ts("created_at").notNull(),
    lastSeenAt: c.ts("last_seen_at").notNull(),
    expiresAt: c.ts("expires_at").notNull(),
    absoluteExpiresAt: c.ts("absolute_expires_at").notNull(),
    userAgent: c.text("user_agent").notNull().default(""),
    address: c.text("address").notNull().default(""),
  },
  (t) => [c.index("sessions_person").on(t.personId), c.index("sessions_expires").on(t.expiresAt)],
);

export const invitations = c.table(
  "invitations",
  {
    tokenHash: c.id("token_hash").primaryKey(),
    personId: c
      .text("person_id")
      .notNull()
      .references(() => people.id),
    createdBy: c.text("created_by").notNull(),
    createdAt: c.ts("created_at").notNull(),
    expiresAt: c.ts("expires_at").notNull(),
    usedAt: c.ts("used_at"),
    revokedAt: c.ts("revoked_at"),
  },
  (t) => [c.index("invitations_person").on(t.personId)],
);

/** Attempts per key in the current window: failed ones for `account:…` and `address:…`, requests for `token:…`. */
export const throttles = c.table("throttles", {
  key: c.id("key").primaryKey(),
  failures: c.int("failures").notNull(),
  windowStart: c.ts("window_start").notNull(),
  blockedUntil: c.ts("blocked_until"),
});

export const secondFactors = c.table("second_factors", {
  personId: c
    .id("person_id")
    .primaryKey()
    .references(() => people.id),
  secret: c.text("secret").notNull(),
  confirmedAt: c.ts("confirmed_at"),
  /** The last accepted time step: a code is good for one use. */
  lastStep: c.int("last_step").notNull().default(0),
  recoveryHashes: c.json<string[]>("recovery_hashes").notNull(),
});

/** A half-finished sign-in that waits for its second factor. */
export const signInChallenges = c.table("sign_in_challenges", {
  tokenHash: c.id("token_hash").primaryKey(),
  personId: c
    .text("person_id")
    .notNull()
    .references(() => people.id),
  expiresAt: c.ts("expires_at").notNull(),
  failures: c.int("failures").notNull().default(0),
});

export const apiTokens = c.table(
  "api_tokens",
  {
    id: c.id("id").primaryKey(),
    name: c.text("name").notNull(),
    tokenHash: c.text("token_hash").notNull(),
    /** The first characters, shown so that a person can tell tokens apart. */
    hint: c.text("hint").notNull(),
    scopes: c.json<string[]>("scopes").notNull(),
    createdBy: c
      .text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: c.ts("created_at").notNull(),
    expiresAt: c.ts("expires_at"),
    lastUsedAt: c.ts("last_used_at"),
    revokedAt: c.ts("revoked_at"),
  },
  (t) => [c.uniqueIndex("api_tokens_hash").on(t.tokenHash)],
);

export const idempotencyKeys = c.table(
  "idempotency_keys",
  {
    tokenId: c.text("token_id").notNull(),
    key: c.text("key").notNull(),
    bodyHash: c.text("body_hash").notNull(),
    createdAt: c.ts("created_at").notNull(),
    /** Null while the first request is under way. */
    status: c.int("status"),
    response: c.text("response"),
  },
  (t) => [c.primaryKey({ columns: [t.tokenId, t.key] }), c.index("idempotency_created").on(t.createdAt)],
);
