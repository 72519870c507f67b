import { type ReactNode, useRef } from "react";
import { cx } from "./cx";

/** A button that opens a box below it; works without script. Escape, leaving it and following a link in it close it. */
export function Menu({
  summary,
  summaryClass,
  boxClass,
  children,
}: {
  summary: ReactNode;
  summaryClass?: string;
  boxClass?: string;
  children: ReactNode;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  return (
    <details
      ref={menu}
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !menu.current?.open) return;
        event.preventDefault();
        close();
        menu.current.querySelector("summary")?.focus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) close();
      }}
      onClick={({ target }) => {
        if (target instanceof Element && target.closest("a")) close();
      }}
    >
      <summary
        className={cx(
          "cursor-pointer list-none [&::-webkit-details-marker]:hidden",
          summaryClass ??
            "inline-flex h-8 items-center gap-1.5 rounded-control px-3 text-sm font-medium text-ink-2 hover:bg-sunken hover:text-ink max-sm:h-9",
        )}
      >
        {summary}
      </summary>
      <div
        className={cx(
          "absolute right-0 z-30 mt-1 rounded-card border border-line-2 bg-surface p-1.5 shadow-pop",
          boxClass,
        )}
      >
        {children}
      </div>
    </details>
  );
}
