import type { Columns, SourceTable } from "./table";

/**
 * Names of accounts, by id in lower case, that a file gives beside their ids (Jira's "Assignee" and "Assignee Id", "Watchers" and
 * "Watchers Id", or columns that somebody chose as such), for comments and mentions that tell the id alone.
 */
export function accountNames({ header, rows }: SourceTable, columns: Columns): Map<string, string> {
  const names = new Map<string, string>();
  const titles = header.map((title) => title.normalize("NFKC").trim().toLowerCase());
  const places = (title: string) => titles.flatMap((one, index) => (one === title ? [index] : []));
  const pairs = [...new Set(titles)].flatMap((title) => {
    const owner = /^(.+?) ?id$/.exec(title)?.[1];
    if (owner === undefined || !accountTitles.has(owner)) return [];
    const nameAt = places(owner);
    return places(title).flatMap((idAt, nth) =>
      nameAt[nth] === undefined ? [] : [[idAt, nameAt[nth]] as const],
    );
  });
  const chosen = (
    [
      ["assignee_id", "assignees"],
      ["reporter_id", "reporter"],
    ] as const
  ).flatMap(([id, name]) => {
    const [idAt, nameAt] = [columns.get(id)?.[0], columns.get(name)?.[0]];
    return idAt === undefined || nameAt === undefined ? [] : [[idAt, nameAt] as const];
  });
  for (const { cells } of rows)
    for (const [idAt, nameAt] of [...pairs, ...chosen]) {
      const [id, name] = [cells[idAt]?.trim(), cells[nameAt]?.trim()];
      if (id && name) names.set(id.toLowerCase(), name);
    }
  return names;
}

const accountTitles = new Set([
  "assignee",
  "reporter",
  "creator",
  "watchers",
  "project lead",
  "经办人",
  "报告人",
  "创建者",
  "关注者",
  "关注人",
  "项目主管",
]);

/** Jira's mentions of accounts with the name that the file has for them. */
export const named = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(
    /\[~(?:accountid:)?([^\]\n]{1,100})\]/g,
    (_, id: string) => `@${names.get(id.toLowerCase()) ?? id}`,
  );
