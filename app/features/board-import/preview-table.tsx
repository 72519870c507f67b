import { useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import { Chip, DisciplineTag } from "~/ui/status";
import type { Preview } from "./load-pages.server";

/** The first cards as they would stand on the board. */
export function PreviewTable({ cards }: { cards: Preview }) {
  const { t, f, name } = useI18n();
  return (
    <Card title={t("board_import.preview")} flush>
      <p className="px-4.5 pt-3 text-xs text-ink-3">{t("board_import.preview_hint")}</p>
      <ul aria-live="polite" className="divide-y divide-line">
        {cards.map(({ reference, title, taken }) => (
          <li key={reference} className="px-4.5 py-2.5 text-sm">
            <p className="break-words">
              {reference !== title && <span className="text-ink-3">{reference} </span>}
              <span className="font-medium">{title}</span>
            </p>
            {taken ? (
              <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
                <span>{taken.column && name(taken.column)}</span>
                <DisciplineTag discipline={taken.discipline} />
                <span>{taken.assignee ? name(taken.assignee) : t("board_import.nobody")}</span>
                {taken.priority !== "normal" && <span>{t(`task.priority.${taken.priority}`)}</span>}
                {taken.dueOn && <span>{f.dayWithYear(taken.dueOn)}</span>}
                {taken.archived && <span>{t("board_import.archived_yes")}</span>}
                {taken.labels.map((label) => (
                  <Chip key={label}>{label}</Chip>
                ))}
              </p>
            ) : (
              <p className="mt-1 text-xs text-ink-3">{t("board_import.preview_left")}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
