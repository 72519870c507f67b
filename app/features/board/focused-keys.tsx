import { useI18n } from "~/platform/i18n";
import { Key } from "~/ui/keys";

/** Says which card has the focus and what its keys do; a reminder for the eyes, the keys themselves are in the list on "?". */
export function FocusedKeys({ cardKey }: { cardKey: string }) {
  const { t } = useI18n();
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-x-0 bottom-4 z-20 hidden justify-center sm:flex sm:pl-[216px] [@media(hover:none)]:hidden"
    >
      <p className="flex items-center gap-4 rounded-full border border-line bg-surface px-4 py-2 text-xs text-ink-2 shadow-pop">
        <strong className="font-semibold text-ink">{t("board.focused", { key: cardKey })}</strong>
        <Hint keys={["[", "]"]} label={t("board.keys.move")} />
        <Hint keys={["h"]} label={t("board.keys.handoff")} />
        <Hint keys={["e"]} label={t("board.keys.edit")} />
        <Hint keys={["?"]} label={t("board.keys.help")} />
      </p>
    </div>
  );
}

function Hint({ keys, label }: { keys: readonly string[]; label: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {keys.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
      {label}
    </span>
  );
}
