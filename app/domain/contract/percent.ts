const grammar = /^[0-9]{1,3}(?:\.[0-9]{1,2})?$/;

/** Basis points of a percentage as people type it ("35", "12.5", "７．２５", "40 %"); null for anything else or above 100. */
export function basisPointsOf(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[\s%]/g, "").replace(/^\./, "0.").replace(/\.$/, "");
  if (!grammar.test(plain)) return null;
  const [whole = "0", part = ""] = plain.split(".");
  const points = Number(whole) * 100 + Number(part.padEnd(2, "0"));
  return points <= 10_000 ? points : null;
}

/** Basis points as the shortest percentage without its sign: 4000 → "40", 1250 → "12.5". */
export function percentText(basisPoints: number): string {
  const whole = Math.floor(basisPoints / 100);
  const part = String(basisPoints % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return part === "" ? String(whole) : `${whole}.${part}`;
}
