import { redirect } from "react-router";
import { signOut } from "~/features/identity/sign-out.server";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import type { Route } from "./+types/sign-out";

export const action = page(async (ctx, _: Route.ActionArgs) =>
  redirect(paths.signIn, { headers: { "Set-Cookie": await signOut(ctx) } }),
);
