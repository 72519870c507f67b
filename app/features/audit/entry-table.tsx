import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Table, Td, Th } from "~/ui/table";
import type { listEntries } from "./list-entries.server";
import { actionName, subjectTypeName } from "./words";

type Entry = Awaited<ReturnType<typeof listEntries>>["entries"][number];

/** Entries in words; each opens into what changed and its place in the chain. */
export function EntryTable({ entries }: { entries: readonly Entry[] }) {
  const { t, f, name } = useI18n();
  return (
    <Table
      label={t("audit.title")}
      head={
        <>
          <Th right>{t("audit.seq")}</Th>
          <Th>{t("audit.at")}</Th>
          <Th>{t("audit.person")}</Th>
          <Th>{t("audit.action")}</Th>
          <Th>{t("audit.subject")}</Th>
          <Th>{t("audit.hash")}</Th>
        </>
      }
    >
      {entries.map((entry) => (
        <tr key={entry.seq}>
          <Td right className="text-ink-3">
            {f.number(entry.seq)}
          </Td>
          <Td className="whitespace-nowrap text-ink-2">{f.instant(entry.at)}</Td>
          <Td className="whitespace-nowrap">
            {entry.actor === null ? (
              <span className="text-ink-3">{t("audit.system")}</span>
            ) : (
              name({ name: entry.actor, nameEn: entry.actorEn ?? "" })
            )}
          </Td>
          <Td>
            <Link to={paths.adminAuditEntry(entry.seq)} className="font-medium hover:underline">
              {actionName(t, entry.action)}
            </Link>
          </Td>
          <Td>
            <span className="text-xs text-ink-3">{subjectTypeName(t, entry.subjectType)}</span>{" "}
            {entry.subject ? (
              name(entry.subject)
            ) : (
              <code className="text-xs break-all">{entry.subjectId}</code>
            )}
          </Td>
          <Td>
            <code className="text-xs text-ink-3">{entry.hash.slice(0, 10)}</code>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
