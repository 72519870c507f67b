import { Link, redirect } from "react-router";
import { loadImportHome } from "~/features/board-import/load-pages.server";
import { readImport } from "~/features/board-import/receive-file.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { page } from "~/platform/respond.server";
import { Card } from "~/ui/card";
import { PageHead } from "~/ui/page";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import { UploadCard } from "~/ui/upload-card";
import type { Route } from "./+types/squad-board-import";

export const loader = page((ctx, { params }: Route.LoaderArgs) => loadImportHome(ctx, params.squadId));

export const action = page(async (ctx, { request, params: { squadId } }: Route.ActionArgs) =>
  readImport(ctx, { squadId, request }, (id) => redirect(paths.boardImportMap(squadId, id))),
);

export default function BoardImport({ loaderData, actionData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { squad, maximumMegabytes, recent } = loaderData;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("nav.squads"), to: paths.squads },
          { label: name(squad), to: paths.squadBoard(squad.id) },
          { label: t("board_import.title") },
        ]}
        title={t("board_import.title")}
        description={t("board_import.explain")}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <UploadCard
            reply={actionData}
            name="file"
            accept=".json,.csv,.tsv,.txt,application/json,text/csv"
            words={{
              title: t("board_import.choose"),
              label: t("board_import.file"),
              hint: t("board_import.file_hint", { megabytes: maximumMegabytes }),
              send: t("board_import.read"),
              sending: t("board_import.reading"),
              sendHint: t("board_import.read_hint"),
            }}
          />
          {recent.length > 0 && <Recent squadId={squad.id} recent={recent} />}
        </div>
        <Card title={t("board_import.what")}>
          <div className="flex flex-col gap-3 text-sm text-ink-2">
            <p>{t("board_import.what_yes")}</p>
            <p>{t("board_import.what_no")}</p>
            <p>{t("board_import.what_again")}</p>
          </div>
        </Card>
      </div>
    </>
  );
}

type Recents = Route.ComponentProps["loaderData"]["recent"];

function Recent({ squadId, recent }: { squadId: string; recent: Recents }) {
  const { t, f, name } = useI18n();
  return (
    <Card title={t("board_import.recent")} flush>
      <Table
        label={t("board_import.recent")}
        head={
          <>
            <Th>{t("board_import.file")}</Th>
            <Th className="max-sm:hidden">{t("board_import.who")}</Th>
            <Th>{t("board_import.outcome")}</Th>
          </>
        }
      >
        {recent.map((one) => (
          <tr key={one.id}>
            <Td className="break-words">
              <Link
                to={
                  one.appliedAt === null && !one.running
                    ? paths.boardImportMap(squadId, one.id)
                    : paths.boardImportCheck(squadId, one.id)
                }
                className="font-medium hover:underline"
              >
                {one.fileName}
              </Link>
              <span className="block text-xs text-ink-3">
                {t(`board_import.source.${one.source}`)} · {f.instant(one.appliedAt ?? one.createdAt)}
              </span>
            </Td>
            <Td className="max-sm:hidden">{name(one.by)}</Td>
            <Td>
              {one.counts ? (
                <Status tone="good">{t("board_import.state.done", one.counts)}</Status>
              ) : one.running ? (
                <Status tone="watch">{t("board_import.state.running")}</Status>
              ) : (
                <Status tone="unknown">{t("board_import.state.open")}</Status>
              )}
            </Td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}
