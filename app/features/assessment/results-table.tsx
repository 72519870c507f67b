import { Link } from "react-router";
import type { ResultRow } from "#db/repositories/assessment-results";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Avatar } from "~/ui/avatar";
import { Status } from "~/ui/status";
import { SortTh, Table, Td, Th } from "~/ui/table";

/** People with their figures, sorted through the address; every name opens the result line by line. */
export function ResultsTable({
  label,
  cycleId,
  rows,
}: {
  label: string;
  cycleId: string;
  rows: readonly ResultRow[];
}) {
  const { t, f, name } = useI18n();
  const figure = (value: string | null) =>
    value === null ? <span className="text-ink-3">—</span> : f.score(value);
  return (
    <Table
      label={label}
      head={
        <>
          <SortTh column="name">{t("results.person")}</SortTh>
          <SortTh column="squad">{t("results.squad")}</SortTh>
          <SortTh column="joint" right>
            {t("assessment.joint")}
          </SortTh>
          <SortTh column="individual" right>
            {t("assessment.individual_part")}
          </SortTh>
          <Th right>{t("assessment.items")}</Th>
          <SortTh column="final" right>
            {t("assessment.final")}
          </SortTh>
          <Th>{t("assessment.grade")}</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.personId}>
          <Td>
            <div className="flex items-center gap-2.5">
              <Avatar person={row} discipline={row.discipline} />
              <div className="min-w-0">
                <Link
                  to={paths.personResult(cycleId, row.personId)}
                  className="font-semibold whitespace-nowrap hover:underline"
                >
                  {name(row)}
                </Link>
                <div className="text-xs text-ink-3">{row.employeeNo}</div>
              </div>
            </div>
          </Td>
          <Td>{name({ name: row.squadName ?? "", nameEn: row.squadNameEn ?? "" })}</Td>
          <Td right>{figure(row.joint)}</Td>
          <Td right>{figure(row.individual)}</Td>
          <Td right>{figure(row.items)}</Td>
          <Td right className="font-semibold">
            {figure(row.final)}
          </Td>
          <Td>
            {row.status === "rated" ? (
              <span className="font-semibold">{row.grade}</span>
            ) : (
              <Status tone={row.status === "blocked" ? "bad" : "unknown"}>
                {t(`assessment.status.${row.status}`)}
              </Status>
            )}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
