/** A task's key on its own, such as WLT-142; not as a part of a longer word. */
const keyPattern = /(?<![\w-])[A-Z][A-Z0-9]{1,9}-\d{1,7}(?![\w-])/g;

/** Where a text names tasks by key: the half-open ranges of their characters. */
export function taskKeysIn(text: string): { start: number; end: number; key: string }[] {
  return [...text.matchAll(keyPattern)].map(({ 0: key, index }) => ({
    start: index,
    end: index + key.length,
    key,
  }));
}
