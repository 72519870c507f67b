import { useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import { Table, Td, Th } from "~/ui/table";

const entities = ["unit", "person", "squad", "seat"] as const;

/** How much of each kind would be added, changed, ended or stay as it is. */
export function CheckSummary({
  counts,
  applied,
}: {
  counts: Readonly<Record<string, number>>;
  applied: boolean;
}) {
  const { t, f } = useI18n();
  const count = (...kinds: string[]) => {
    const sum = kinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0);
    return sum === 0 ? (
      <span className="text-ink-3">0</span>
    ) : (
      <span className="font-medium">{f.number(sum)}</span>
    );
  };
  return (
    <Card title={applied ? t("roster.did") : t("roster.would")} flush>
      <Table
        label={applied ? t("roster.did") : t("roster.would")}
        head={
          <>
            <Th>{t("roster.entity")}</Th>
            <Th right>{t("roster.added")}</Th>
            <Th right>{t("roster.changed")}</Th>
            <Th right>{t("roster.ended")}</Th>
            <Th right>{t("roster.unchanged")}</Th>
          </>
        }
      >
        {entities.map((entity) => (
          <tr key={entity}>
            <Td>{t(`roster.entity.${entity}`)}</Td>
            <Td right>{count(`${entity}.create`, `${entity}.open`)}</Td>
            <Td right>{count(`${entity}.change`)}</Td>
            <Td right>{count(`${entity}.end`, `${entity}.withdraw`)}</Td>
            <Td right>{count(`${entity}.unchanged`)}</Td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}
