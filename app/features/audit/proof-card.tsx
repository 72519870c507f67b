import { Form } from "react-router";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Status } from "~/ui/status";
import type { listEntries } from "./list-entries.server";

type Log = Awaited<ReturnType<typeof listEntries>>;

/** How the log was last proved, and by which signature its past is held. */
export function ProofCard({
  verified,
  checkpoint,
  mayVerify,
}: Pick<Log, "verified" | "checkpoint" | "mayVerify">) {
  const { t, f, name } = useI18n();
  const fault = `audit.fault.${verified?.fault}`;
  const reason = `audit.checkpoint_reason.${checkpoint?.reason}`;
  return (
    <Card className="mb-4">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
        <div>
          <h2 className="text-xs text-ink-3">{t("audit.proof")}</h2>
          {verified ? (
            <>
              <Status tone={verified.ok ? "good" : "bad"}>
                {verified.ok
                  ? t("audit.holds", { entries: verified.entries })
                  : t("audit.broken", { seq: f.number(verified.seq) })}
              </Status>
              {!verified.ok && isMessageKey(fault) && <p className="text-sm text-bad">{t(fault)}</p>}
              <p className="mt-1 text-xs text-ink-3">
                {t("audit.verified_at", {
                  instant: f.instant(verified.at),
                  name: name({ name: verified.name ?? "", nameEn: verified.nameEn ?? "" }),
                })}
              </p>
            </>
          ) : (
            <Status tone="unknown">{t("audit.never_verified")}</Status>
          )}
        </div>
        <div>
          <h2 className="text-xs text-ink-3">{t("audit.checkpoint")}</h2>
          <p className="text-sm">
            {checkpoint
              ? t("audit.checkpoint_at", { seq: f.number(checkpoint.seq), instant: f.instant(checkpoint.at) })
              : t("audit.checkpoint_none")}
          </p>
          {isMessageKey(reason) && <p className="text-xs text-ink-3">{t(reason)}</p>}
        </div>
        {mayVerify && (
          <Form method="post" preventScrollReset>
            <Button>{t("audit.verify")}</Button>
          </Form>
        )}
      </div>
      <p className="mt-3 text-xs text-ink-3">{t("audit.verify_hint")}</p>
    </Card>
  );
}
