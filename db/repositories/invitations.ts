import { and, desc, eq, gt, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import type { InvitationState } from "~/domain/identity";
import { invitations, people } from "../schema";
import { aliased, contains, countAll } from "../sql";
import type { Reader, Tx } from "../store";

export type StoredInvitation = typeof invitations.$inferSelect;

/** The invitation with this SHA-256 hash and the person it is for; undefined when there is none. */
export async function invitationByHash(r: Reader, tokenHash: string) {
  const [row] = await r
    .select({ invitation: invitations, person: people })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .where(eq(invitations.tokenHash, tokenHash));
  return row;
}

export async function insertInvitation(t: Tx, invitation: typeof invitations.$inferInsert): Promise<void> {
  await t.insert(invitations).values(invitation);
}

const stillOpen = (now: Date) =>
  and(isNull(invitations.usedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now));

/** Marks an open invitation as used; false when it is not open any more, so that only one of two acceptances counts. */
export async function markInvitationUsed(
  t: Tx,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<boolean> {
  const rows = await t
    .update(invitations)
    .set({ usedAt: now })
    .where(and(eq(invitations.tokenHash, tokenHash), stillOpen(now)))
    .returning({ tokenHash: invitations.tokenHash });
  return rows.length === 1;
}

/** Withdraws a person's open invitations; returns how many there were. */
export async function revokeInvitationsOf(
  t: Tx,
  { personId, now }: { personId: string; now: Date },
): Promise<number> {
  const rows = await t
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.personId, personId), stillOpen(now)))
    .returning({ tokenHash: invitations.tokenHash });
  return rows.length;
}

/** The person's open invitation with its end; undefined when there is none. */
export async function openInvitationOf(r: Reader, { personId, now }: { personId: string; now: Date }) {
  const [row] = await r
    .select({ createdAt: invitations.createdAt, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(and(eq(invitations.personId, personId), stillOpen(now)))
    .orderBy(desc(invitations.createdAt))
    .limit(1);
  return row;
}

export type InvitationsQuery = {
  search: string | undefined;
  state: InvitationState | "all";
  now: Date;
  page: number;
  pageSize: number;
};

function inState(state: InvitationsQuery["state"], now: Date): SQL | undefined {
  if (state === "open") return stillOpen(now);
  if (state === "used") return isNotNull(invitations.usedAt);
  if (state === "revoked") return and(isNull(invitations.usedAt), isNotNull(invitations.revokedAt));
  if (state === "expired")
    return and(isNull(invitations.usedAt), isNull(invitations.revokedAt), lte(invitations.expiresAt, now));
  return undefined;
}

/** One page of invitations with who is invited and who invited them, the latest first, and how many there are in all. */
export async function invitationsPage(r: Reader, { search, state, now, page, pageSize }: InvitationsQuery) {
  const inviters = aliased(people, "inviters");
  const found = search
    ? or(contains(people.name, search), contains(people.nameEn, search), contains(people.email, search))
    : undefined;
  const where = and(inState(state, now), found);
  const [rows, [count]] = await Promise.all([
    r
      .select({
        personId: people.id,
        name: people.name,
        nameEn: people.nameEn,
        email: people.email,
        createdAt: invitations.createdAt,
        expiresAt: invitations.expiresAt,
        usedAt: invitations.usedAt,
        revokedAt: invitations.revokedAt,
        inviter: inviters.name,
        inviterEn: inviters.nameEn,
      })
      .from(invitations)
      .innerJoin(people, eq(people.id, invitations.personId))
      .leftJoin(inviters, eq(inviters.id, invitations.createdBy))
      .where(where)
      .orderBy(desc(invitations.createdAt), desc(invitations.tokenHash))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    r
      .select({ total: countAll() })
      .from(invitations)
      .innerJoin(people, eq(people.id, invitations.personId))
      .where(where),
  ]);
  return { rows, total: count?.total ?? 0 };
}
