/** Identifiers in ascending order: a table filled in this order grows at its end, which is what makes millions of rows fast. */
const numbered = (prefix: string, width: number) => (index: number) =>
  `${prefix}${String(index).padStart(width, "0")}`;

export const ids = {
  person: numbered("bank-person-", 6),
  unit: numbered("bank-unit-", 5),
  squad: numbered("bank-squad-", 5),
  metric: numbered("bank-metric-", 5),
  reading: numbered("bank-reading-", 9),
  task: numbered("bank-task-", 8),
  event: numbered("bank-event-", 8),
  handoff: numbered("bank-handoff-", 8),
  seat: numbered("bank-seat-", 6),
  version: numbered("bank-version-", 5),
  contract: numbered("bank-contract-", 5),
  line: numbered("bank-line-", 6),
  signature: numbered("bank-signature-", 6),
  individual: numbered("bank-individual-", 6),
  column: (squad: number, category: string) => `bank-column-${String(squad).padStart(5, "0")}-${category}`,
} as const;

/** `0` → AAAA, `1` → AAAB …: the letters that prefix a squad's task keys. */
export function squadKey(index: number): string {
  let rest = index;
  let key = "";
  for (let i = 0; i < 4; i++) {
    key = String.fromCharCode(65 + (rest % 26)) + key;
    rest = Math.floor(rest / 26);
  }
  return key;
}
