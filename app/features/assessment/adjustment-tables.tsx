import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { listAdjustments } from "./adjustments.server";

type Data = Awaited<ReturnType<typeof listAdjustments>>;
type Item = Data["items"][number];
type Veto = Data["vetoes"][number];

export function ItemsTable({ items }: { items: readonly Item[] }) {
  const { t, f, name } = useI18n();
  if (items.length === 0) return <p className="px-4.5 py-4 text-sm text-ink-2">{t("adjust.none_items")}</p>;
  return (
    <Table
      label={t("adjust.items")}
      head={
        <>
          <Th>{t("adjust.target")}</Th>
          <Th right>{t("adjust.points")}</Th>
          <Th>{t("adjust.reason")}</Th>
          <Th>{t("adjust.hands")}</Th>
          <Th>
            <span className="sr-only">{t("assessment.actions")}</span>
          </Th>
        </>
      }
    >
      {items.map((item) => (
        <tr key={item.id}>
          <Td className="font-semibold whitespace-nowrap">{name(item)}</Td>
          <Td right className="font-semibold">
            {f.number(item.points, 6)}
          </Td>
          <Td className="min-w-48">{item.reason}</Td>
          <Td>
            <Hands row={item} />
          </Td>
          <Td right>
            <Decide row={item} kind="item" />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

export function VetoesTable({ vetoes }: { vetoes: readonly Veto[] }) {
  const { t, name } = useI18n();
  if (vetoes.length === 0) return <p className="px-4.5 py-4 text-sm text-ink-2">{t("adjust.none_vetoes")}</p>;
  return (
    <Table
      label={t("adjust.vetoes")}
      head={
        <>
          <Th>{t("adjust.target")}</Th>
          <Th>{t("adjust.effect")}</Th>
          <Th>{t("adjust.reason")}</Th>
          <Th>{t("adjust.hands")}</Th>
          <Th>
            <span className="sr-only">{t("assessment.actions")}</span>
          </Th>
        </>
      }
    >
      {vetoes.map((veto) => (
        <tr key={veto.id}>
          <Td className="whitespace-nowrap">
            <span className="font-semibold">{name(veto)}</span>
            <span className="ml-1.5 text-xs text-ink-3">
              {t(veto.squadId === null ? "adjust.person" : "adjust.squad")}
            </span>
          </Td>
          <Td className="whitespace-nowrap">
            {t(`letter.veto.${veto.effect}`, { value: veto.value ?? "" })}
          </Td>
          <Td className="min-w-48">{veto.reason}</Td>
          <Td>
            <Hands row={veto} />
          </Td>
          <Td right>
            <Decide row={veto} kind="veto" />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Hands({ row }: { row: Item | Veto }) {
  const { t, f, name } = useI18n();
  const approver =
    row.approvedByName === null
      ? null
      : name({ name: row.approvedByName, nameEn: row.approvedByNameEn ?? "" });
  return (
    <div className="text-xs text-ink-2">
      <div className="whitespace-nowrap">
        {t("adjust.proposed", {
          person: name({ name: row.proposedByName, nameEn: row.proposedByNameEn }),
          at: f.shortInstant(row.proposedAt),
        })}
      </div>
      {approver === null ? (
        <Status tone="watch" bare>
          {t("adjust.waits")}
        </Status>
      ) : (
        <Status tone="good" bare>
          {t("adjust.approved", { person: approver })}
        </Status>
      )}
    </div>
  );
}

function Decide({ row, kind }: { row: Item | Veto; kind: "item" | "veto" }) {
  const { t } = useI18n();
  if (!row.mayApprove && !row.mayWithdraw) return null;
  return (
    <Form method="post" className="flex justify-end gap-2">
      <input type="hidden" name="id" value={row.id} />
      {row.mayApprove && (
        <Button name="intent" value={`approve-${kind}`} small>
          {t("adjust.approve")}
        </Button>
      )}
      {row.mayWithdraw && (
        <Button name="intent" value={`withdraw-${kind}`} kind="quiet" small>
          {t("adjust.withdraw")}
        </Button>
      )}
    </Form>
  );
}
