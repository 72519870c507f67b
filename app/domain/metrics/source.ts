/** How a reading came: typed by hand, in a file, through the API, or from a source that is named in plain words. */
export type SourceKind = "hand" | "file" | "api" | "named";

export const handSource = "hand";
export const fileSource = (fileName: string): string => `file:${fileName.slice(0, 120)}`;
export const apiSource = (tokenName: string): string => `api:${tokenName}`;

/** The kind of a stored source and its name, "" for a reading by hand. */
export function sourceOf(source: string): { kind: SourceKind; name: string } {
  if (source === handSource) return { kind: "hand", name: "" };
  if (source.startsWith("file:")) return { kind: "file", name: source.slice(5) };
  if (source.startsWith("api:")) return { kind: "api", name: source.slice(4) };
  return { kind: "named", name: source };
}
