import { registerJob } from "~/platform/jobs/index.server";
import { mailerFor } from "~/platform/mail/mailer.server";
import { mailJob } from "./request-mail.server";
import { sendDueMail } from "./send-mail.server";

registerJob(mailJob, async ({ payload }, { env, ...ctx }) =>
  sendDueMail({ ...ctx, origin: env.TRIVET_ORIGIN ?? "", mailer: mailerFor(env) }, String(payload.personId)),
);
