import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { FormErrors } from "~/ui/field";
import { ChecksCard } from "./checks-card";
import { DialogLink, ReviseDialog, SignDialog, SignForm } from "./contract-dialogs";
import { ContractHead, lineNames } from "./contract-head";
import { ContractCurve, ContractLines } from "./contract-view";
import type { ContractPage } from "./load-contract.server";
import { SignaturesCard } from "./signatures-card";
import { VersionsCard } from "./versions-card";

/** A version nobody types in: to read, to sign, or to open the next one from. */
export function ContractReading({
  page,
  reply,
  actions,
}: {
  page: ContractPage;
  reply?: FormReply;
  actions?: React.ReactNode;
}) {
  const { t, name } = useI18n();
  const { version, may, checks } = page;
  const revisable = may.edit && (version?.status === "proposed" || version?.status === "in-force");
  return (
    <>
      <ContractHead
        page={page}
        actions={
          <>
            {actions}
            {revisable && (
              <DialogLink name="revise">
                {t(
                  version.status === "proposed"
                    ? "contract.revise_proposed"
                    : page.amendment
                      ? "contract.amend"
                      : "contract.revise",
                )}
              </DialogLink>
            )}
            {version && may.sign && (
              <>
                <DialogLink name="sign" kind="main">
                  {t("contract.sign")}
                </DialogLink>
                <noscript>
                  <SignForm version={version} />
                </noscript>
              </>
            )}
          </>
        }
      />
      <FormErrors errors={reply?.submission.error?.[""]} />
      <div className="mt-1 grid gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <ContractLines page={page} />
          {checks && version?.status === "draft" && (
            <ChecksCard checks={checks} lineName={lineNames(page, name)} />
          )}
          <VersionsCard page={page} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <ContractCurve lines={page.lines} />
          <SignaturesCard page={page} />
        </div>
      </div>
      {version && may.sign && <SignDialog page={page} version={version} capacity={may.sign} />}
      {version && revisable && <ReviseDialog page={page} version={version} />}
    </>
  );
}
