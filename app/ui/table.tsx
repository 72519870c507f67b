import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { cx } from "./cx";

/** A dense table; wide ones scroll inside their card, reachable by keyboard. */
export function Table({
  label,
  head,
  children,
  className,
}: {
  label: string;
  head: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto">
      <table className={cx("w-full border-collapse text-sm", className)}>
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-3">{head}</tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </section>
  );
}

export function Th({
  children,
  className,
  right = false,
  ...rest
}: ComponentProps<"th"> & { right?: boolean }) {
  return (
    <th
      scope="col"
      className={cx(
        "px-2 py-2 font-medium first:pl-4.5 last:pr-4.5 whitespace-nowrap",
        right && "text-right",
        className,
      )}
      {...rest}
    >
      {children}
    </th>
  );
}

export function Td({
  children,
  className,
  right = false,
  ...rest
}: ComponentProps<"td"> & { right?: boolean }) {
  return (
    <td
      className={cx("px-2 py-2.5 align-middle first:pl-4.5 last:pr-4.5", right && "text-right", className)}
      {...rest}
    >
      {children}
    </td>
  );
}

/** A column head that sorts through the address (`?sort=name`, `?sort=-name`). */
export function SortTh({
  column,
  children,
  right = false,
  className,
}: {
  column: string;
  children: ReactNode;
  right?: boolean;
  className?: string;
}) {
  const [search] = useSearchParams();
  const current = search.get("sort");
  const state = current === column ? "ascending" : current === `-${column}` ? "descending" : "none";
  const next = new URLSearchParams(search);
  next.set("sort", state === "ascending" ? `-${column}` : column);
  next.delete("page");
  const Icon = state === "descending" ? ArrowDown : ArrowUp;
  return (
    <Th right={right} aria-sort={state} className={className}>
      <Link to={`?${next}`} preventScrollReset className="inline-flex items-center gap-1 hover:text-ink">
        {children}
        {state !== "none" && <Icon size={12} aria-hidden />}
      </Link>
    </Th>
  );
}
