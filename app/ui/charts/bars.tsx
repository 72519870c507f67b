import { useI18n } from "~/platform/i18n";

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100)).toFixed(2)}%`;

/** A line's contribution against the largest possible on the page, growing from the right where its figure stands. */
export function ContributionBar({ value, max }: { value: string; max: string }) {
  const share = Number(max) === 0 ? 0 : Number(value) / Number(max);
  return (
    <span aria-hidden className="flex h-1 w-full justify-end overflow-hidden rounded-full bg-sunken">
      <span className="rounded-full bg-ink-2" style={{ width: percent(share) }} />
    </span>
  );
}

/** A share of 100 with a tick at the agreed floor; under the floor it turns bad. The figure stands beside it. */
export function SharedWeightBar({ value, floor }: { value: string | number; floor: string | number }) {
  const { t, f } = useI18n();
  const under = Number(value) < Number(floor);
  return (
    <span
      role="img"
      aria-label={t(under ? "bar.under_floor" : "bar.at_floor", {
        value: f.number(value),
        floor: f.number(floor),
      })}
      className="relative inline-block h-3 w-11 shrink-0"
    >
      <span className="absolute inset-x-0 top-1 h-1 overflow-hidden rounded-full bg-sunken">
        <span
          className={`absolute inset-y-0 left-0 rounded-full ${under ? "bg-bad" : "bg-ink-2"}`}
          style={{ width: percent(Number(value) / 100) }}
        />
      </span>
      <span
        className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-ink"
        style={{ left: percent(Number(floor) / 100) }}
      />
    </span>
  );
}
