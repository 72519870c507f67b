import type { Context } from "~/platform/context.server";

/** What of the administration this person may open, in the order of its cards. */
export function adminPlaces(ctx: Context) {
  ctx.require("admin.open");
  const places = [
    { key: "people", open: ctx.can("organisation.edit") },
    { key: "units", open: ctx.can("organisation.edit") },
    { key: "disciplines", open: ctx.can("organisation.edit") },
    { key: "import", open: ctx.can("roster.import") },
    { key: "invitations", open: ctx.can("invitation.list") },
    { key: "roles", open: ctx.can("role.read") },
    { key: "tokens", open: ctx.can("api_token.manage") },
    { key: "audit", open: ctx.can("audit.read") },
  ] as const;
  return places.filter((place) => place.open).map((place) => place.key);
}

export type AdminPlace = ReturnType<typeof adminPlaces>[number];
