import type { ReactNode } from "react";
import { Link } from "react-router";
import { readEntry } from "~/features/audit/read-entry.server";
import { actionName, subjectTypeName } from "~/features/audit/words";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page";
import { Table, Td, Th } from "~/ui/table";
import type { Route } from "./+types/admin-audit-entry";

export const loader = page((ctx, { params }: Route.LoaderArgs) => readEntry(ctx, Number(params.seq)));

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-xs leading-5 text-ink-3">{label}</dt>
      <dd className="min-w-0 text-sm break-words">{children}</dd>
    </div>
  );
}

export default function AdminAuditEntry({ loaderData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { entry, subject, erased, changes } = loaderData;
  const about = new URLSearchParams({ type: entry.subjectType, id: entry.subjectId });
  const title = t("audit.entry", { seq: f.number(entry.seq) });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("nav.admin"), to: paths.admin },
          { label: t("audit.title"), to: paths.adminAudit },
          { label: title },
        ]}
        title={actionName(t, entry.action)}
        description={title}
      />
      <div className="flex flex-col gap-4">
        <Card>
          <dl className="-my-1.5">
            <Fact label={t("audit.at")}>{f.instant(entry.at)}</Fact>
            <Fact label={t("audit.person")}>
              {entry.actorId === null ? (
                t("audit.system")
              ) : (
                <>
                  {name({ name: entry.actor ?? entry.actorId, nameEn: entry.actorEn ?? "" })}{" "}
                  <Link
                    to={`${paths.adminAudit}?actor=${entry.actorId}`}
                    className="ml-2 text-xs text-ink-2 underline"
                  >
                    {t("audit.all_by")}
                  </Link>
                </>
              )}
            </Fact>
            <Fact label={subjectTypeName(t, entry.subjectType)}>
              {subject ? name(subject) : entry.subjectId}{" "}
              <Link to={`${paths.adminAudit}?${about}`} className="ml-2 text-xs text-ink-2 underline">
                {t("audit.all_about")}
              </Link>
            </Fact>
          </dl>
        </Card>
        <Card title={t("audit.what_changed")} flush={changes.length > 0}>
          {changes.length === 0 ? (
            <p className="text-sm text-ink-2">{t(erased ? "audit.erased" : "audit.no_detail")}</p>
          ) : (
            <Table
              label={t("audit.what_changed")}
              head={
                <>
                  <Th>{t("audit.field")}</Th>
                  <Th>{t("audit.before")}</Th>
                  <Th>{t("audit.after")}</Th>
                </>
              }
            >
              {changes.map((change) => (
                <tr key={change.path}>
                  <Td className="align-top">
                    <code className="text-xs break-all text-ink-2">{change.path}</code>
                  </Td>
                  <Td className="align-top break-words">
                    {change.before === null ? null : (
                      <del className="rounded-chip bg-bad-bg px-1">{change.before}</del>
                    )}
                  </Td>
                  <Td className="align-top break-words">
                    {change.after === null ? null : (
                      <ins className="rounded-chip bg-good-bg px-1 no-underline">{change.after}</ins>
                    )}
                  </Td>
                </tr>
              ))}
            </Table>
          )}
        </Card>
        <Card title={t("audit.chain")}>
          <dl className="-my-1.5">
            <Fact label={t("audit.hash")}>
              <code className="text-xs break-all">{entry.hash}</code>
            </Fact>
            <Fact label={t("audit.previous_hash")}>
              <code className="text-xs break-all">{entry.prev}</code>
            </Fact>
            <Fact label={t("audit.canonical")}>
              <code className="text-xs break-all">{entry.canonical}</code>
            </Fact>
          </dl>
        </Card>
      </div>
    </>
  );
}
