import { redirect } from "react-router";
import { preferencesForm } from "~/features/identity/forms";
import { savePreferences } from "~/features/identity/save-preferences.server";
import { localPath } from "~/platform/local-path";
import { form } from "~/platform/respond.server";
import type { Route } from "./+types/preferences";

export const action = form(preferencesForm, async (ctx, value, _: Route.ActionArgs) => {
  const cookie = await savePreferences(ctx, value);
  return redirect(localPath(value.to), { headers: { "Set-Cookie": cookie } });
});
