import { useState } from "react";
import { useSearchParams } from "react-router";

/** The line whose curve is shown, in the address; the first where none was chosen. */
export function useSelectedLine<L extends { lineKey: string }>(lines: readonly L[]) {
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = chosen ?? search.get("line");
  const selected = lines.find((line) => line.lineKey === wanted) ?? lines[0] ?? null;
  const select = (lineKey: string) => {
    // The address follows; the page does not wait for it.
    setChosen(lineKey);
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        next.set("line", lineKey);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  return { selected, select };
}
