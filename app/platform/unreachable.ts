import type { DataStrategyResult } from "react-router";

type Results = Record<string, DataStrategyResult>;

/** Statuses a proxy answers with by itself while the server behind it is away. */
const proxyStatuses: readonly unknown[] = [502, 503, 504];

/**
 * True for an error that says the server was not reached: a request that failed altogether, or a proxy's own answer. The router
 * hands a failed action's error over inside of what `data` makes.
 */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  if (typeof error !== "object" || error === null || !("data" in error)) return false;
  if ("type" in error && error.type === "DataWithResponseInit") return isUnreachable(error.data);
  return "status" in error && proxyStatuses.includes(error.status) && typeof error.data === "string";
}

/**
 * What a page is told when the server was not reached. What it shows stays where it only wanted to look again, and a form
 * keeps what was typed, with `sentence` as its error; only a page that is not there yet has nothing to stay.
 */
export function whenUnreachable(
  results: Results,
  {
    method,
    shown,
    typed,
    sentence,
  }: { method: string; shown: boolean; typed: FormData | null; sentence: string },
): Results {
  const failed = ({ type, result }: DataStrategyResult) => type === "error" && isUnreachable(result);
  if (!Object.values(results).some(failed)) return results;
  if (method === "GET") {
    return shown ? Object.fromEntries(Object.entries(results).filter(([, one]) => !failed(one))) : results;
  }
  const reply = {
    submission: { status: "error", initialValue: valuesOf(typed), error: { "": [sentence] } },
    code: "unavailable",
  };
  return Object.fromEntries(
    Object.entries(results).map(([id, one]) => [id, failed(one) ? { type: "data", result: reply } : one]),
  );
}

/** The texts of a form by name; several of one name are a list. */
function valuesOf(typed: FormData | null): Record<string, string | string[]> {
  const names = [...new Set(typed?.keys() ?? [])].filter((name) => !/password|setupCode|^code$/i.test(name));
  return Object.fromEntries(
    names.map((name) => {
      const texts = typed!.getAll(name).filter((value) => typeof value === "string");
      return [name, texts.length > 1 ? texts : (texts[0] ?? "")];
    }),
  );
}
