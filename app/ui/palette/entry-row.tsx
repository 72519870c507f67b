import {
  BarChart3,
  Building2,
  CornerDownLeft,
  type LucideIcon,
  SquareCheckBig,
  Triangle,
  User,
  Zap,
} from "lucide-react";
import { Key, keyParts, useModifier } from "../keys/key";
import type { Entry, Group } from "./entries";

const icons: Record<Group, LucideIcon> = {
  action: Zap,
  page: CornerDownLeft,
  squad: Triangle,
  task: SquareCheckBig,
  metric: BarChart3,
  unit: Building2,
  person: User,
};

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** One option of the palette's list. The text field keeps the focus; the pointer may choose too. */
export function EntryRow({
  id,
  entry: { group, label, note, keys },
  selected,
  onPoint,
  onChoose,
}: {
  id: string;
  entry: Entry;
  selected: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  const Icon = icons[group];
  const modifier = useModifier();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys of its list
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox (aria-activedescendant)
    <div
      id={id}
      role="option"
      aria-selected={selected}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={`flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 text-sm ${selected ? "bg-sunken text-ink" : "text-ink-2"}`}
    >
      <Icon size={16} aria-hidden className="shrink-0 text-ink-3" />
      <span className="min-w-0 truncate">{label}</span>
      {note !== "" && <span className="min-w-0 shrink-0 truncate text-xs text-ink-3">{note}</span>}
      {keys !== undefined && (
        <span className="ml-auto flex shrink-0 gap-1">
          {keyParts(keys, modifier).map((part) => (
            <Key key={part}>{part}</Key>
          ))}
        </span>
      )}
    </div>
  );
}
