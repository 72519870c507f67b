import { z } from "zod";
import { roles } from "~/domain/identity";

/** What an address may ask of a list; anything else in it is ignored, so that an old link still opens. */
const search = z.string().trim().max(100).optional().catch(undefined);
const page = z.coerce.number().int().min(1).max(100_000).default(1).catch(1);
const blankless = (params: URLSearchParams) =>
  Object.fromEntries([...params].filter(([, value]) => value !== ""));

const invitationsQuery = z.object({
  q: search,
  state: z.enum(["open", "used", "expired", "revoked", "all"]).default("all").catch("all"),
  page,
});
export type InvitationsSearch = z.infer<typeof invitationsQuery>;
export const readInvitationsQuery = (params: URLSearchParams): InvitationsSearch =>
  invitationsQuery.parse(blankless(params));

const rolesQuery = z.object({ q: search, role: z.enum(roles).optional().catch(undefined), page });
export type RolesSearch = z.infer<typeof rolesQuery>;
export const readRolesQuery = (params: URLSearchParams): RolesSearch => rolesQuery.parse(blankless(params));
