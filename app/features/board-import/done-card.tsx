import { useI18n } from "~/platform/i18n";
import { Card, Fact, FactRow } from "~/ui/card";
import type { CheckOf } from "./check-card";
import { ConflictTable, ProblemTable } from "./check-lines";

/** What an import did. */
export function DoneCard({ view }: { view: CheckOf<"done"> }) {
  const { t, f } = useI18n();
  const { result, people, columns } = view;
  const names = { people, columns };
  return (
    <div className="flex flex-col gap-4">
      <FactRow>
        <Fact
          label={t("board_import.count.create")}
          value={f.number(result.created)}
          note={
            result.firstKey !== null && result.lastKey !== null
              ? t("board_import.done_keys", { first: result.firstKey, last: result.lastKey })
              : undefined
          }
        />
        <Fact label={t("board_import.count.update")} value={f.number(result.updated)} />
        <Fact label={t("board_import.count.unchanged")} value={f.number(result.unchanged)} />
        <Fact label={t("board_import.count.comments")} value={f.number(result.comments)} />
        <Fact label={t("board_import.count.attachments")} value={f.number(result.attachments)} />
        <Fact label={t("board_import.count.labels")} value={f.number(result.labels)} />
        {result.links !== undefined && result.links > 0 && (
          <Fact label={t("board_import.count.links")} value={f.number(result.links)} />
        )}
      </FactRow>
      {result.conflicts.length > 0 && (
        <Card title={t("board_import.view.conflict")} flush>
          <ConflictTable lines={result.conflicts} names={names} />
        </Card>
      )}
      {result.problems.length > 0 && (
        <Card
          title={t("board_import.view.problems")}
          hint={
            result.problems.length < result.problemCount
              ? t("board_import.problems_cut", {
                  shown: result.problems.length,
                  count: result.problemCount,
                })
              : undefined
          }
          flush
        >
          <ProblemTable problems={result.problems} source={view.import.source} />
        </Card>
      )}
    </div>
  );
}
