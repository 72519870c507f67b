import { type SchemeFields, schemeFields, startingRules } from "~/domain/scheme";

const lists = ["gradeName", "gradeFrom", "tradeoffA", "tradeoffB", "tradeoffSeverity", "curves"] as const;
const isList = (name: string): name is (typeof lists)[number] => (lists as readonly string[]).includes(name);

/** What stands in the form right now, sent or not. */
export function liveFields(form: HTMLFormElement): SchemeFields {
  const data = new FormData(form);
  const names = Object.keys(schemeFields(startingRules));
  return Object.fromEntries(
    names.map((name) => [name, isList(name) ? data.getAll(name).map(String) : String(data.get(name) ?? "")]),
  ) as SchemeFields;
}

/** The stored fields with what a refused form was sent with in their place. */
export function typedFields(
  stored: SchemeFields,
  sent: Record<string, unknown> | null | undefined,
): SchemeFields {
  if (!sent) return stored;
  const texts = (value: unknown) => [value ?? []].flat().map(String);
  return Object.fromEntries(
    Object.keys(stored).map((name) => [name, isList(name) ? texts(sent[name]) : String(sent[name] ?? "")]),
  ) as SchemeFields;
}
