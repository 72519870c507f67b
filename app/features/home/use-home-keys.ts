import type { RefObject } from "react";
import { useI18n } from "~/platform/i18n";
import { usePageKeys } from "~/ui/keys";
import { useRowFocus } from "~/ui/row-focus";

/**
 * The keys of Home: from row to row over all its lists, and one key for what the row in focus asks for. What it returns listens
 * for arrows on the element that holds the lists.
 */
export function useHomeKeys(lists: RefObject<HTMLElement | null>) {
  const { t } = useI18n();
  const { step, focusedRow, onKeyDown } = useRowFocus(lists);
  const press = (button: "act" | "return") => {
    const row = focusedRow();
    if (!row) return step(1);
    const asked = row.closest("li")?.querySelector<HTMLElement>(`[data-${button}]`);
    if (asked) asked.click();
    else if (button === "act") row.click();
  };
  usePageKeys([
    { keys: "j", label: t("home.key.next"), run: () => step(1) },
    { keys: "k", label: t("home.key.previous"), run: () => step(-1) },
    { keys: "ArrowDown", label: t("home.key.next") },
    { keys: "ArrowUp", label: t("home.key.previous") },
    { keys: "a", label: t("home.key.act"), run: () => press("act") },
    { keys: "r", label: t("home.key.return"), run: () => press("return") },
    { keys: "Enter", label: t("home.key.open") },
  ]);
  return onKeyDown;
}
