import { useI18n } from "~/platform/i18n";
import { Avatar } from "~/ui/avatar";
import { Card } from "~/ui/card";
import { Status } from "~/ui/status";
import type { ContractPage, SignaturePanelRow } from "./load-contract.server";

/** The four who sign: who has, whose signature fell away and why, who is still awaited. */
export function SignaturesCard({
  page: { signing, version },
  action,
}: {
  page: ContractPage;
  action?: React.ReactNode;
}) {
  const { t, name } = useI18n();
  const given = signing.filter((row) => row.signed?.current).length;
  return (
    <Card
      title={t("contract.signatures")}
      hint={version && t("contract.signatures_given", { given, number: version.number })}
      actions={action}
      flush
    >
      <ul className="grid sm:grid-cols-2">
        {signing.map((row) => {
          const discipline = row.capacity === "unit-head" ? null : row.capacity;
          return (
            <li
              key={row.capacity}
              className="flex items-center gap-3 border-b border-line px-4.5 py-3 sm:nth-last-[-n+2]:border-b-0 sm:odd:border-r"
            >
              <Avatar person={row.person ?? { name: "", nameEn: "" }} discipline={discipline} size={32} />
              <div className="min-w-20 flex-1">
                <p className="text-sm font-semibold">
                  {row.person ? name(row.person) : t("triangle.vacant")}
                </p>
                <p className="text-xs text-ink-3">{t(`contract.capacity.${row.capacity}`)}</p>
              </div>
              <div className="min-w-0 shrink text-right">
                <SignatureState row={row} status={version?.status ?? "draft"} />
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function SignatureState({ row, status }: { row: SignaturePanelRow; status: string }) {
  const { t, f, name } = useI18n();
  const note = (text: string) => <span className="mt-0.5 block text-xs text-ink-3">{text}</span>;
  if (row.signed?.current) {
    return (
      <>
        <Status tone="good">{t("contract.signed")}</Status>
        {note(f.shortInstant(row.signed.at))}
      </>
    );
  }
  if (row.signed) {
    return (
      <>
        <Status tone="watch">{t("contract.signature_awaited_again")}</Status>
        {note(t("contract.signed_by_before", { name: name(row.signed.by), day: f.dayOf(row.signed.at) }))}
      </>
    );
  }
  if (row.voided) {
    return (
      <>
        <Status tone="bad">{t("contract.voided")}</Status>
        {note(
          t(row.voided.reason === "edited" ? "contract.voided_edited" : "contract.voided_lead", {
            at: f.shortInstant(row.voided.at),
            name: name(row.voided.by),
          }),
        )}
      </>
    );
  }
  return (
    <>
      <Status tone="unknown">
        {t(
          row.person === null
            ? "contract.nobody_signs"
            : status === "proposed"
              ? "contract.awaited"
              : "contract.not_yet",
        )}
      </Status>
      {row.before &&
        note(t("contract.signed_before", { number: row.before.number, day: f.dayOf(row.before.at) }))}
    </>
  );
}
