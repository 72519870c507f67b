import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { usePageKeys } from "~/ui/keys";

/** The board's address without what only an open panel needs. */
export function useBoardAddress(squadId: string): string {
  const { search } = useLocation();
  const kept = new URLSearchParams(search);
  for (const name of ["column", "to", "history", "parent", "squad", "comments", "edits"]) kept.delete(name);
  const text = kept.toString();
  return paths.squadBoard(squadId) + (text === "" ? "" : `?${text}`);
}

/**
 * A panel beside the board with an address of its own. It is not modal: the board stays in use. Escape or the cross lead
 * back to the board; on a phone it covers the screen.
 */
export function Panel({
  squadId,
  title,
  eyebrow,
  tools,
  children,
}: {
  squadId: string;
  title: ReactNode;
  eyebrow?: ReactNode;
  /** Stands before the cross. */
  tools?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const back = useBoardAddress(squadId);
  const head = useRef<HTMLHeadingElement>(null);
  const close = () => void navigate(back, { preventScrollReset: true });
  usePageKeys([{ keys: "Escape", label: t("board.keys.close"), run: close }]);
  useEffect(() => {
    if (!document.activeElement?.closest("[data-panel]")) head.current?.focus({ preventScroll: true });
  }, []);
  return (
    <aside
      data-panel
      aria-labelledby="panel-title"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        if (halfWritten(event.target)) event.target.blur();
        else close();
      }}
      className="fixed inset-y-0 right-0 z-40 flex w-full flex-col border-l border-line bg-surface shadow-pop sm:w-[460px]"
    >
      <header className="flex items-start gap-3 border-b border-line px-5 py-3.5">
        <div className="min-w-0 flex-1">
          {eyebrow !== undefined && <div className="text-xs text-ink-3">{eyebrow}</div>}
          <h2
            id="panel-title"
            ref={head}
            tabIndex={-1}
            className="text-base font-semibold text-pretty break-words outline-none"
          >
            {title}
          </h2>
        </div>
        {tools}
        <Link
          to={back}
          preventScrollReset
          aria-label={t("action.close")}
          className="grid size-8 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink max-sm:size-9"
        >
          <X size={17} aria-hidden />
        </Link>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
    </aside>
  );
}

/** A text that Escape would throw away: the first press only leaves it. */
const halfWritten = (target: EventTarget): target is HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement && target.value !== target.defaultValue;
