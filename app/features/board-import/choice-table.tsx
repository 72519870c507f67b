import type { ReactNode } from "react";
import type { Choice } from "~/ui/field";
import { Table, Td, Th } from "~/ui/table";

/** A select without a label of its own: `label` names it for those who do not see its row. */
export function CellSelect({
  name,
  label,
  value,
  none,
  choices,
}: {
  name: string;
  label: string;
  value: string;
  none?: string;
  choices: readonly Choice[];
}) {
  return (
    <select
      key={value}
      name={name}
      aria-label={label}
      defaultValue={value}
      className="h-8 w-full min-w-36 max-w-72 rounded-control border border-line-2 bg-surface px-2 text-sm max-sm:h-9"
    >
      {none !== undefined && <option value="">{none}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** What the file says on the left, how often, and what becomes of it on the right. */
export function ChoiceTable<Row>({
  label,
  heads,
  rows,
  keyOf,
  children,
}: {
  label: string;
  heads: readonly { label: string; right?: boolean }[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  children: (row: Row, index: number) => readonly ReactNode[];
}) {
  return (
    <Table
      label={label}
      head={heads.map((head) => (
        <Th key={head.label} right={head.right}>
          {head.label}
        </Th>
      ))}
    >
      {rows.map((row, index) => (
        <tr key={keyOf(row)}>
          {children(row, index).map((cell, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a row never change places
            <Td key={at} right={heads[at]?.right} className={at === 0 ? "break-words max-w-60" : undefined}>
              {cell}
            </Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
