import { paths } from "~/platform/paths";

export const exportFormats = ["xlsx", "csv", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Parameters of a view's layout that say nothing about which tasks it shows. */
const layout = ["page", "more", "add", "lanes", "cards", "filters", "zoom", "on", "from", "group"];

/** The address of a view's tasks as a file; `scope` says which of them the view shows. */
export function exportAddress(
  squadId: string,
  search: URLSearchParams,
  { format, scope }: { format: ExportFormat; scope: string },
): string {
  const wanted = new URLSearchParams([...search].filter(([name]) => !layout.includes(name)));
  wanted.set("scope", scope);
  wanted.set("format", format);
  return `${paths.boardExport(squadId)}?${wanted}`;
}
