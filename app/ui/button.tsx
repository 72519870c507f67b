import type { ComponentProps, ReactNode } from "react";
import { Link } from "react-router";
import { cx } from "./cx";

type Look = { kind?: "main" | "plain" | "quiet" | "danger"; small?: boolean };

const base =
  "inline-flex items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap select-none disabled:opacity-50 disabled:cursor-not-allowed max-sm:min-h-9";

const kinds = {
  main: "bg-ink text-inv border-ink hover:bg-ink-2 hover:border-ink-2",
  plain: "bg-surface text-ink border-line-2 hover:bg-sunken",
  quiet: "bg-transparent text-ink-2 border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-surface text-bad border-line-2 hover:bg-bad-bg",
} as const;

/** The classes of a button, for elements that only look like one. */
export const buttonClass = ({ kind = "plain", small = false }: Look = {}): string =>
  cx(base, kinds[kind], small ? "h-[26px] px-2 text-xs" : "h-8 px-3 text-sm");

export function Button({
  kind,
  small,
  className,
  type = "submit",
  ...rest
}: ComponentProps<"button"> & Look) {
  return <button type={type} className={cx(buttonClass({ kind, small }), className)} {...rest} />;
}

export function LinkButton({ kind, small, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={cx(buttonClass({ kind, small }), className)} {...rest} />;
}

/** A square button that shows only an icon; `label` is its accessible name and tooltip. */
export function IconButton({
  label,
  children,
  kind = "quiet",
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Pick<Look, "kind"> & { label: string; children: ReactNode }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cx(buttonClass({ kind }), "w-8 px-0!", className)}
      {...rest}
    >
      {children}
    </button>
  );
}
