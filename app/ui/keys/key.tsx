import type { ReactNode } from "react";
import { useSyncExternalStore } from "react";

/** A key cap. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-chip border border-line-2 bg-surface px-1 font-sans text-xs text-ink-2">
      {children}
    </kbd>
  );
}

const symbols: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Enter: "↵",
  Escape: "Esc",
  Shift: "⇧",
};

/** The caps of a combination: "Shift+ArrowLeft" → ⇧ ←. */
export function keyParts(combination: string, modifier = "Ctrl"): string[] {
  if (combination.length === 1) return [combination];
  return combination.split("+").map((part) => {
    if (part === "Mod") return modifier;
    return symbols[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}

const never = () => () => undefined;

/** "⌘" on Apple machines, "Ctrl" elsewhere and on the server, which cannot know. */
export function useModifier(): string {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
