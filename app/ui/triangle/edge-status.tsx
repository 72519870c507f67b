import { ArrowLeftRight, Check, Clock, type LucideIcon, Minus } from "lucide-react";
import type { EdgeHealth } from "~/domain/flow/edge-health";
import { useI18n } from "~/platform/i18n";
import type { TriangleEdge } from "./types";
import { edgeState } from "./words";

export const edgeIcons: Record<EdgeHealth, LucideIcon> = {
  flowing: Check,
  slow: Clock,
  bouncing: ArrowLeftRight,
  none: Minus,
};
export const edgeTones: Record<EdgeHealth, string> = {
  flowing: "text-good font-semibold",
  slow: "text-watch font-semibold",
  bouncing: "text-bad font-semibold",
  none: "text-ink-3 font-medium",
};

/** One edge in words beside a small triangle: "Product–data slow". */
export function EdgeStatus({ edge }: { edge: TriangleEdge }) {
  const { t } = useI18n();
  const Icon = edgeIcons[edge.health];
  return (
    <span className={`inline-flex items-center gap-1 text-xs ${edgeTones[edge.health]}`}>
      <Icon size={13} strokeWidth={2.25} aria-hidden className="shrink-0" />
      {edgeState(t, edge)}
    </span>
  );
}
