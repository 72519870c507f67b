/** The ISO day in an address parameter; undefined when it is missing or no such day exists. */
export function dayParam(url: URL, name: string): string | undefined {
  const value = url.searchParams.get(name) ?? "";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined;
}

/** The page number in an address, at least 1. */
export function pageParam(url: URL): number {
  const value = Number(url.searchParams.get("page"));
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? value : 1;
}
