import { demoPassword, demoSignIns } from "#db/seed/sign-ins";
import type { RequestInfo } from "~/platform/context.server";

/** The sign-ins of the demo bank, which its own pages publish; nothing outside of demo mode. */
export function demoAccounts({ demo }: Pick<RequestInfo, "demo">) {
  return demo ? { password: demoPassword, people: demoSignIns } : null;
}
