import { createTransport } from "nodemailer";
import type { Env } from "../env.server";
import { oneLine } from "./one-line";
import { parseSender } from "./sender";

/** `id` and `thread` are the parts before the @ of the Message-ID and of the message this one belongs under. */
export type Mail = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  id: string;
  thread: string | null;
  /** Where the reader turns such mail off. */
  unsubscribe: string;
};

export type Mailer = {
  /** Resolves when the server took the mail; throws when it refused, could not be reached or did not answer in time. */
  send: (mail: Mail) => Promise<void>;
};

type Timeouts = { connect: number; answer: number };

/** Below the lease of a job, so that nobody else starts on a mail whose server hangs. */
const usual: Timeouts = { connect: 10_000, answer: 20_000 };

/** Sends by the configured server, one connection a mail; null where none is configured. */
export function mailerFor(
  { TRIVET_SMTP_URL, TRIVET_MAIL_FROM, TRIVET_ORIGIN }: Env,
  { connect, answer }: Timeouts = usual,
): Mailer | null {
  const from = parseSender(TRIVET_MAIL_FROM ?? "");
  if (TRIVET_SMTP_URL === undefined || TRIVET_ORIGIN === undefined || from === null) return null;
  const transport = createTransport({
    url: TRIVET_SMTP_URL,
    connectionTimeout: connect,
    greetingTimeout: connect,
    dnsTimeout: connect,
    socketTimeout: answer,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const messageId = (id: string) => `<${id}@${new URL(TRIVET_ORIGIN).hostname}>`;
  return {
    send: async ({ to, subject, text, html, id, thread, unsubscribe }) => {
      const threads = thread ? { inReplyTo: messageId(thread), references: [messageId(thread)] } : {};
      await transport.sendMail({
        from,
        to: { name: oneLine(to.name), address: to.address },
        subject: oneLine(subject),
        text,
        html,
        messageId: messageId(id),
        ...threads,
        headers: { "List-Unsubscribe": `<${unsubscribe}>`, "Auto-Submitted": "auto-generated" },
      });
    },
  };
}
