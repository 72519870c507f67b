import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { EmptyState } from "~/ui/page";
import { ContractHead } from "./contract-head";
import type { ContractPage } from "./load-contract.server";
import { VersionsCard } from "./versions-card";

/** Nothing is agreed for the cycle yet: begin with the last contract or from nothing. */
export function ContractStart({ page, reply }: { page: ContractPage; reply: FormReply | undefined }) {
  const { t, name } = useI18n();
  const { earlier, cycle, may } = page;
  return (
    <>
      <ContractHead page={page} />
      <FormErrors errors={reply?.submission.error?.[""]} />
      <Card className="mb-5">
        <EmptyState
          title={t("kpis.none", { cycle: name(cycle) })}
          action={
            may.edit && (
              <>
                {earlier && (
                  <StartForm from="previous" kind="main">
                    {t("contract.start_from", {
                      cycle: name({ name: earlier.cycleName, nameEn: earlier.cycleNameEn }),
                    })}
                  </StartForm>
                )}
                <StartForm from="empty" kind={earlier ? "plain" : "main"}>
                  {t("contract.start_empty")}
                </StartForm>
              </>
            )
          }
        >
          {t(may.edit ? "kpis.none_hint" : "contract.start_by_leads")}
        </EmptyState>
      </Card>
      {page.versions.length > 0 && <VersionsCard page={page} />}
    </>
  );
}

function StartForm({
  from,
  kind,
  children,
}: {
  from: string;
  kind: "main" | "plain";
  children: React.ReactNode;
}) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="start" />
      <input type="hidden" name="from" value={from} />
      <Button kind={kind}>{children}</Button>
    </Form>
  );
}
