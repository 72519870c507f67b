import { Check, TriangleAlert, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useI18n } from "~/platform/i18n";
import { Button } from "./button";
import { usePageKeys } from "./keys";

const shownMilliseconds = 8_000;

/** Says what was just done and offers to undo it for eight seconds; the clock rests while the pointer or focus is on it. */
export function UndoBar({
  text,
  failed,
  onUndo,
  onClose,
}: {
  text: string;
  failed: boolean;
  onUndo: (() => void) | null;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const [held, setHeld] = useState(false);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (held) return;
    const timer = window.setTimeout(() => close.current(), shownMilliseconds);
    return () => window.clearTimeout(timer);
  }, [held]);
  usePageKeys(onUndo ? [{ keys: "Mod+z", label: t("action.undo"), run: onUndo }] : []);
  const Icon = failed ? TriangleAlert : Check;
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-20 z-30 flex justify-center px-4 sm:bottom-4 sm:pl-[216px]">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pausing the clock is a courtesy, not a control */}
      <div
        className="pointer-events-auto flex max-w-full items-center gap-3 rounded-card border border-line bg-surface py-1.5 pr-1.5 pl-3.5 text-sm shadow-pop"
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <Icon size={15} aria-hidden className={failed ? "shrink-0 text-bad" : "shrink-0 text-good"} />
        <span role={failed ? "alert" : "status"} className="min-w-0">
          {text}
        </span>
        {onUndo && (
          <Button type="button" kind="plain" small onClick={onUndo} aria-keyshortcuts="Control+Z Meta+Z">
            {t("action.undo")}
          </Button>
        )}
        <button
          type="button"
          aria-label={t("action.close")}
          onClick={onClose}
          className="grid size-7 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink max-sm:size-9"
        >
          <X size={15} aria-hidden />
        </button>
      </div>
    </div>
  );
}

/** What was just done, told by a number of its own so that the next one starts the clock anew. */
export type UndoNotice = { n: number; text: string; failed: boolean; undo: (() => void) | null };

/** `UndoBar` for the last notice of a view; nothing where there is none. */
export function UndoNoticeBar({
  notice,
  dismiss,
}: {
  notice: UndoNotice | null;
  dismiss: (n: number) => void;
}) {
  if (!notice) return null;
  return (
    <UndoBar
      key={notice.n}
      text={notice.text}
      failed={notice.failed}
      onUndo={notice.undo}
      onClose={() => dismiss(notice.n)}
    />
  );
}
