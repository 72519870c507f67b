import { savePersonPreferences } from "#db/repositories/people";
import { type Context, withoutActor } from "~/platform/context.server";
import { localeCookieHeader } from "~/platform/i18n/preferred.server";
import type { PreferencesInput } from "./forms";

/** Saves the reader's own language and theme; returns the cookie that keeps the language on the sign-in page. */
export async function savePreferences(
  ctx: Context,
  { locale = ctx.locale, theme = ctx.person.theme }: PreferencesInput,
): Promise<string> {
  const { personId } = ctx.actor;
  await ctx.change("preferences.saved", async (t) => {
    await savePersonPreferences(t, { id: personId, locale, theme });
    return {
      allowed: withoutActor("credentials"),
      entries: [
        {
          subject: { type: "person", id: personId },
          before: { locale: ctx.locale, theme: ctx.person.theme },
          after: { locale, theme },
        },
      ],
      result: null,
    };
  });
  return localeCookieHeader(locale, ctx.secure);
}
