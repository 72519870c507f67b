import { X } from "lucide-react";

/** The small cross that takes one thing off a task; `label` names what. */
export function RemoveButton({ label }: { label: string }) {
  return (
    <button
      type="submit"
      aria-label={label}
      className="grid size-6 place-items-center rounded-chip text-ink-3 hover:bg-sunken hover:text-ink max-sm:size-9"
    >
      <X size={12} aria-hidden />
    </button>
  );
}
