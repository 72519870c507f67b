type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * True when the pressed key is `keys`: a key as it is written ("[", "?", "h", "ArrowLeft", "Shift+ArrowLeft"), or one with
 * "Mod+" for Ctrl, on Apple machines Command. A written character is compared alone, since some layouts need Shift for it.
 */
export function matchesKeys(event: Pressed, keys: string): boolean {
  const parts = keys.length === 1 ? [keys] : keys.split("+");
  const key = parts.at(-1) ?? "";
  const mod = parts.includes("Mod");
  const isCharacter = key.length === 1;
  if (mod !== (event.ctrlKey || event.metaKey) || event.altKey) return false;
  if (!isCharacter && parts.includes("Shift") !== event.shiftKey) return false;
  return isCharacter ? event.key.toLowerCase() === key.toLowerCase() : event.key === key;
}

/** The steps of keys that are pressed one after the other: "v b" is v, then b. A lone space is the space bar. */
export const keySteps = (keys: string): string[] =>
  keys.includes(" ") && keys.length > 1 ? keys.split(" ") : [keys];

/** How long the next key of a sequence is waited for. */
export const sequenceMilliseconds = 1_500;

type Focused = {
  tagName: string;
  isContentEditable: boolean;
  type?: string;
  closest: (selector: string) => unknown;
};

const textless = new Set([
  "button",
  "checkbox",
  "radio",
  "submit",
  "reset",
  "range",
  "color",
  "file",
  "image",
]);

/** True where keys write text or belong to an open dialog or menu: shortcuts of the page stay silent there. */
export function keepsItsKeys(target: Focused | null): boolean {
  if (target === null) return false;
  if (target.isContentEditable || target.tagName === "TEXTAREA" || target.tagName === "SELECT") return true;
  if (target.tagName === "INPUT" && !textless.has(target.type ?? "text")) return true;
  return target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null;
}
