import type { Discipline } from "~/domain/org/discipline";
import { type Named, useI18n } from "~/platform/i18n";
import { cx } from "./cx";
import { initials } from "./initials";

const tones = {
  tech: "bg-tech text-on-disc",
  data: "bg-data text-on-disc",
  product: "bg-product text-on-disc",
} as const;
const sizes = {
  20: "size-5 text-[10px]",
  24: "size-6 text-[11px]",
  32: "size-8 text-xs",
  36: "size-9 text-sm",
} as const;

/** A person's initials; the colour is their discipline's, neutral without one. Decorative: the name stands beside it. */
export function Avatar({
  person,
  discipline,
  size = 24,
}: {
  person: Named;
  discipline?: Discipline | null;
  size?: keyof typeof sizes;
}) {
  const { locale } = useI18n();
  return (
    <span
      aria-hidden
      className={cx(
        "inline-grid place-items-center rounded-full font-semibold shrink-0",
        sizes[size],
        discipline ? tones[discipline] : "bg-ink-2 text-inv",
      )}
    >
      {initials(person, locale)}
    </span>
  );
}
