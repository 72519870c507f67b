import { Check, Clock, Minus, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Discipline } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { cx } from "./cx";

export type Tone = "good" | "watch" | "bad" | "unknown";

const icons = { good: Check, watch: Clock, bad: TriangleAlert, unknown: Minus } as const;
const filled = {
  good: "bg-good-bg text-good",
  watch: "bg-watch-bg text-watch",
  bad: "bg-bad-bg text-bad",
  unknown: "bg-unknown-bg text-unknown",
} as const;
const plain = { good: "text-good", watch: "text-watch", bad: "text-bad", unknown: "text-unknown" } as const;

/** A judgement: always an icon and a word, never colour alone. */
export function Status({
  tone,
  children,
  bare = false,
}: {
  tone: Tone;
  children: ReactNode;
  bare?: boolean;
}) {
  const Icon = icons[tone];
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 text-xs font-medium",
        bare ? plain[tone] : cx("rounded-chip px-1.5 py-0.5", filled[tone]),
      )}
    >
      <Icon size={13} strokeWidth={2.25} aria-hidden className="shrink-0" />
      <span>{children}</span>
    </span>
  );
}

/** A neutral fact about a thing: its kind, its version. */
export function Chip({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 rounded-chip border border-line-2 px-1.5 py-px text-xs text-ink-2",
        className,
      )}
    >
      {children}
    </span>
  );
}

/** The discipline's dot and name. */
export function DisciplineTag({ discipline, children }: { discipline: Discipline; children?: ReactNode }) {
  const { t } = useI18n();
  return (
    <span className="inline-flex items-center gap-1.5 text-xs whitespace-nowrap">
      <span className={cx("size-2 rounded-full", dots[discipline])} aria-hidden />
      {children ?? t(`discipline.${discipline}`)}
    </span>
  );
}

const dots = { tech: "bg-tech", data: "bg-data", product: "bg-product" } as const;
