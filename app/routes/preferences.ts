import { redirect } from "react-router";
import { preferencesForm } from "~/features/identity/forms";
import { savePreferences } from "~/features/identity/save-preferences.server";
import { requestContext, signedIn, viewerContext } from "~/platform/context.server";
import { localeCookieHeader } from "~/platform/i18n/preferred.server";
import { localPath } from "~/platform/local-path";
import { publicForm } from "~/platform/respond.server";
import type { Route } from "./+types/preferences";

/** Before sign-in only the language can be chosen, and only the browser keeps it. */
export const action = publicForm(preferencesForm, async (value, { context }: Route.ActionArgs) => {
  const { locale, secure } = context.get(requestContext);
  const cookie = context.get(viewerContext)
    ? await savePreferences(signedIn(context), value)
    : localeCookieHeader(value.locale ?? locale, secure);
  return redirect(localPath(value.to), { headers: { "Set-Cookie": cookie } });
});
