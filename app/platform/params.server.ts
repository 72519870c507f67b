import { isDay } from "~/domain/org/day";

/** The ISO day in an address parameter; undefined when it is missing or no such day exists. */
export function dayParam(url: URL, name: string): string | undefined {
  const value = url.searchParams.get(name) ?? "";
  return isDay(value) ? value : undefined;
}

/** The page number in an address, at least 1. */
export function pageParam(url: URL): number {
  const value = Number(url.searchParams.get("page"));
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? value : 1;
}
