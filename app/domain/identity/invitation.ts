export const invitationDays = 7;

export type InvitationState = "open" | "used" | "revoked" | "expired";

type Invitation = { expiresAt: Date; usedAt: Date | null; revokedAt: Date | null };

/** Where an invitation stands; only an open one may be accepted. */
export function invitationState({ expiresAt, usedAt, revokedAt }: Invitation, now: Date): InvitationState {
  if (usedAt) return "used";
  if (revokedAt) return "revoked";
  return expiresAt.getTime() <= now.getTime() ? "expired" : "open";
}
