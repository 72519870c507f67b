import type { DraftLine } from "./draft-state";

/** The lines of the draft as the form sends them; what is typed elsewhere on the page lands here. */
export function DraftInputs({ lines }: { lines: readonly DraftLine[] }) {
  return lines.map((line, i) => {
    const name = (field: string) => `lines[${i}].${field}`;
    return (
      <fieldset key={line.lineKey} hidden>
        <input type="hidden" name={name("lineKey")} value={line.lineKey} />
        <input type="hidden" name={name("metricId")} value={line.metricId} />
        <input type="hidden" name={name("segment")} value={line.segment} />
        <input type="hidden" name={name("weight")} value={line.weightText} />
        <input type="hidden" name={name("curve")} value={JSON.stringify(line.curve)} />
      </fieldset>
    );
  });
}
