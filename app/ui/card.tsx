import type { ReactNode } from "react";
import { cx } from "./cx";

/** A surface with a hairline; `title` and `actions` make its head. */
export function Card({
  title,
  hint,
  actions,
  children,
  className,
  flush = false,
  id,
}: {
  title?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
  /** Without padding, for tables that run to the edge. */
  flush?: boolean;
  id?: string;
}) {
  return (
    <section id={id} className={cx("rounded-card border border-line bg-surface overflow-hidden", className)}>
      {title !== undefined && (
        <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4.5 py-3 border-b border-line">
          <h2 className="text-base font-semibold">{title}</h2>
          {hint !== undefined && <p className="text-xs text-ink-3">{hint}</p>}
          {actions !== undefined && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? "" : "p-4.5"}>{children}</div>
    </section>
  );
}

/** A figure with its label, for the row of facts at the head of a page. */
export function Fact({ label, value, note }: { label: ReactNode; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="px-4.5 py-3 min-w-0">
      <div className="text-xs text-ink-3">{label}</div>
      <div className="text-lg font-semibold">{value}</div>
      {note !== undefined && <div className="text-xs text-ink-2">{note}</div>}
    </div>
  );
}

export function FactRow({ children }: { children: ReactNode }) {
  return (
    <div className="rounded-card border border-line bg-surface grid grid-cols-2 lg:grid-flow-col lg:auto-cols-fr lg:grid-cols-none divide-x divide-line max-lg:[&>*:nth-child(n+3)]:border-t [&>*]:border-line">
      {children}
    </div>
  );
}
