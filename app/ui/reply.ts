import type { FormReply } from "~/platform/respond.server";

type Reply = FormReply | Response | undefined | null;

/** The reply, when it answers the form of this intent (and, where given, about this thing); for pages with several forms. */
export function replyTo(
  reply: Reply,
  intent: string,
  about: Record<string, string> = {},
): FormReply | undefined {
  if (!reply || !("submission" in reply)) return undefined;
  const sent = reply.submission.initialValue ?? {};
  const same = Object.entries({ intent, ...about }).every(([name, value]) => sent[name] === value);
  return same ? reply : undefined;
}
