import { contractChanges } from "~/domain/contract";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { ChangeList } from "../change-list";
import { contractLines, type Draft, type DraftLine } from "./draft-state";

type Props = {
  /** What is stored now, saved by somebody else. */
  stored: Draft;
  mine: Draft;
  lineName: (lineKey: string) => string;
  onSettle: (next: Draft) => void;
};

const compared = ({ lines, effectiveFrom }: Draft) => ({
  effectiveFrom: effectiveFrom || null,
  lines: contractLines(lines),
});

/** Both versions after somebody else saved first: how they differ, line by line, and what to go on with. Nothing typed is lost. */
export function ConflictCard({ stored, mine, lineName, onSettle }: Props) {
  const { t } = useI18n();
  const changes = contractChanges(compared(stored), compared(mine));
  return (
    <section role="alert" className="mb-5 rounded-card border border-watch bg-watch-bg p-4.5">
      <h2 className="text-base font-semibold">{t("contract.conflict_title")}</h2>
      <p className="mt-1 mb-3 text-sm text-ink-2">{t("contract.conflict_text")}</p>
      <ChangeList changes={changes} lineName={lineName} />
      {stored.note !== mine.note && (
        <p className="mt-2 text-sm">
          {t("contract.conflict_note", { stored: stored.note || "—", mine: mine.note || "—" })}
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button type="button" onClick={() => onSettle(mine)}>
          {t("contract.keep_mine")}
        </Button>
        <Button type="button" onClick={() => onSettle(stored)}>
          {t("contract.take_stored")}
        </Button>
        <Button type="button" onClick={() => onSettle(merged(stored, mine))}>
          {t("contract.keep_both")}
        </Button>
      </div>
    </section>
  );
}

/** The stored draft with the lines that only the writer has added behind it: nobody's line is lost, stored numbers win. */
function merged(stored: Draft, mine: Draft): Draft {
  const known = new Set(stored.lines.map((line: DraftLine) => line.lineKey));
  return { ...stored, lines: [...stored.lines, ...mine.lines.filter((line) => !known.has(line.lineKey))] };
}
