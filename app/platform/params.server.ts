import { isDay } from "~/domain/org/day";

/** The ISO day in an address parameter; undefined when it is missing or no such day exists. */
export function dayParam(url: URL, name: string): string | undefined {
  const value = url.searchParams.get(name) ?? "";
  return isDay(value) ? value : undefined;
}

/** The page number in an address: 1 to a million, so that what it skips is a number that databases count with. */
export function pageParam({ searchParams }: Pick<URL, "searchParams">): number {
  const value = Number(searchParams.get("page"));
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? value : 1;
}
