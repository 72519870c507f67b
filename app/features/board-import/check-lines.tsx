import type { ReactNode } from "react";
import type { Problem, Source } from "~/domain/board-import";
import { isMessageKey, type MessageValues, type Named, useI18n } from "~/platform/i18n";
import { Chip, DisciplineTag, Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { CheckLine } from "./load-pages.server";

export type Names = { people: Record<string, Named>; columns: Record<string, Named> };

/** What is to be said about lines and cards of the file. */
export function ProblemTable({ problems, source }: { problems: readonly Problem[]; source: Source }) {
  const { t, f } = useI18n();
  return (
    <Table
      label={t("board_import.view.problems")}
      head={
        <>
          <Th right>{t(source === "trello" ? "board_import.card_no" : "board_import.line")}</Th>
          <Th className="max-sm:hidden">{t("board_import.field")}</Th>
          <Th>{t("board_import.remark")}</Th>
          <Th className="max-sm:hidden">{t("board_import.outcome")}</Th>
        </>
      }
    >
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: remarks have no identity and never change places
        <tr key={index}>
          <Td right className="whitespace-nowrap">
            {problem.place === null
              ? "—"
              : source === "trello"
                ? `#${problem.place}`
                : f.number(problem.place)}
          </Td>
          <Td className="max-sm:hidden">{problem.column ?? "—"}</Td>
          <Td className="break-words sm:min-w-60">
            {problemText(t, problem)}
            <span className="block text-xs text-ink-3 sm:hidden">
              {[problem.column, t(`board_import.severity.${problem.severity}`)].filter(Boolean).join(" · ")}
            </span>
          </Td>
          <Td className="whitespace-nowrap max-sm:hidden">
            <Status tone={problem.severity === "error" ? "bad" : "unknown"}>
              {t(`board_import.severity.${problem.severity}`)}
            </Status>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function problemText(t: ReturnType<typeof useI18n>["t"], { reason, params }: Problem): string {
  const key = `board_import.problem.${reason}`;
  return isMessageKey(key) ? t(key, params as MessageValues) : reason;
}

type Lines<K extends CheckLine["kind"]> = readonly Extract<CheckLine, { kind: K }>[];

/** The tasks that would be made. */
export function CreateTable({
  lines,
  names,
  source,
}: {
  lines: Lines<"create">;
  names: Names;
  source: Source;
}) {
  const { t, f, name } = useI18n();
  return (
    <Table
      label={t("board_import.view.create")}
      head={
        <>
          <Th className="max-sm:hidden">
            {t(source === "trello" ? "board_import.card_no" : "board_import.line")}
          </Th>
          <Th>{t("board_import.task")}</Th>
          <Th>{t("board_import.column")}</Th>
          <Th className="max-sm:hidden">{t("board_import.holder")}</Th>
          <Th className="max-sm:hidden">{t("board_import.value.dueOn")}</Th>
        </>
      }
    >
      {lines.map(({ place, reference, values, discipline }) => {
        const column = names.columns[values.columnId];
        const assignee = values.assigneeId === null ? undefined : names.people[values.assigneeId];
        return (
          <tr key={`${place} ${reference}`}>
            <Td className="whitespace-nowrap text-ink-3 max-sm:hidden">
              {source === "trello" ? reference : f.number(place)}
            </Td>
            <Td className="break-words sm:min-w-60">{values.title}</Td>
            <Td>{column ? name(column) : "—"}</Td>
            <Td className="max-sm:hidden">
              <DisciplineTag discipline={discipline} />
              {assignee && <span className="block text-xs text-ink-2">{name(assignee)}</span>}
            </Td>
            <Td className="whitespace-nowrap max-sm:hidden">
              {values.dueOn ? f.dayWithYear(values.dueOn) : "—"}
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}

/** The tasks that would change, each with what changes. */
export function UpdateTable({ lines, names }: { lines: Lines<"update">; names: Names }) {
  const { t } = useI18n();
  return (
    <Table
      label={t("board_import.view.update")}
      head={
        <>
          <Th>{t("board_import.task")}</Th>
          <Th>{t("board_import.what_changes")}</Th>
        </>
      }
    >
      {lines.map(({ key, title, reference, changes, added }) => (
        <tr key={key}>
          <Td className="break-words sm:min-w-48">
            <span className="font-medium">{key}</span> <span className="text-xs text-ink-3">{reference}</span>
            <span className="block">{title}</span>
          </Td>
          <Td className="break-words sm:min-w-60">
            <ul>
              {changes.map(({ field, from, to }) => (
                <li key={field}>
                  <span className="text-xs text-ink-3">{t(`board_import.value.${field}`)}</span>{" "}
                  <del className="text-ink-3">
                    <ValueText field={field} value={from} names={names} />
                  </del>{" "}
                  → <ValueText field={field} value={to} names={names} />
                </li>
              ))}
              {added.comments > 0 && <li>{t("board_import.added.comments", { count: added.comments })}</li>}
              {added.attachments > 0 && (
                <li>{t("board_import.added.attachments", { count: added.attachments })}</li>
              )}
              {added.links > 0 && <li>{t("board_import.added.links", { count: added.links })}</li>}
              {added.items > 0 && <li>{t("board_import.added.items", { count: added.items })}</li>}
            </ul>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

/** Fields that stay as they are here although the file says otherwise. */
export function ConflictTable({
  lines,
  names,
}: {
  lines: readonly Pick<Lines<"conflict">[number], "key" | "conflict">[];
  names: Names;
}) {
  const { t } = useI18n();
  return (
    <Table
      label={t("board_import.view.conflict")}
      head={
        <>
          <Th>{t("board_import.task")}</Th>
          <Th>{t("board_import.here")}</Th>
          <Th>{t("board_import.there")}</Th>
          <Th className="max-sm:hidden">{t("board_import.why")}</Th>
        </>
      }
    >
      {lines.map(({ key, conflict }) => (
        <tr key={`${key} ${conflict.field}`}>
          <Td>
            <span className="font-medium">{key}</span>
            <span className="block text-xs text-ink-3">{t(`board_import.value.${conflict.field}`)}</span>
          </Td>
          <Td className="break-words">
            <ValueText field={conflict.field} value={conflict.here} names={names} />
          </Td>
          <Td className="break-words">
            <ValueText field={conflict.field} value={conflict.there} names={names} />
          </Td>
          <Td className="max-sm:hidden">{t(`board_import.why.${conflict.because}`)}</Td>
        </tr>
      ))}
    </Table>
  );
}

function ValueText({ field, value, names }: { field: string; value: unknown; names: Names }): ReactNode {
  const { t, f, name } = useI18n();
  if (value === null || value === "" || value === undefined) return t("board_import.empty");
  if (typeof value === "boolean") return t(value ? "board_import.archived_yes" : "board_import.archived_no");
  if (Array.isArray(value)) {
    if (value.length === 0) return t("board_import.empty");
    return value.map((label) => (
      <Chip key={String(label)} className="mr-1">
        {String(label)}
      </Chip>
    ));
  }
  if (typeof value === "number") return f.number(value);
  const text = String(value);
  if (field === "columnId") return names.columns[text] ? name(names.columns[text]) : text;
  if (field === "assigneeId") return names.people[text] ? name(names.people[text]) : text;
  if (field === "priority") return t(`task.priority.${text as "low" | "normal" | "high" | "urgent"}`);
  if (field === "dueOn" || field === "startOn") return f.dayWithYear(text);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
