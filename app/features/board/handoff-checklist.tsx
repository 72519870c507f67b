import type { FieldMetadata } from "@conform-to/react";
import { Check, Minus } from "lucide-react";
import type { HandoffItem } from "~/domain/board";
import { useI18n } from "~/platform/i18n";
import type { OfferCheck } from "./load-offer.server";

/** The lines to tick before a task is offered to `to`; while nobody is chosen, those that hold for everybody. */
export function ChecklistFields({
  checks,
  to,
  meta,
}: {
  checks: readonly OfferCheck[];
  to: string | null;
  meta: FieldMetadata<string[]>;
}) {
  const { t } = useI18n();
  const shown = checks.filter((check) => check.to === null || to === null || check.to === to);
  if (shown.length === 0) return null;
  const ticked = Array.isArray(meta.initialValue) ? meta.initialValue : [meta.initialValue];
  return (
    <fieldset
      aria-describedby={meta.errors ? meta.errorId : undefined}
      className="rounded-control border border-line px-3 pt-2 pb-3"
    >
      <legend className="px-1 text-xs font-medium text-ink-2">{t("handoff.checks")}</legend>
      <div className="flex flex-col gap-1">
        {shown.map(({ id, text, required, to: only }) => (
          <label key={id} className="flex min-h-8 items-start gap-2 py-1 text-sm max-sm:min-h-9">
            <input
              type="checkbox"
              name={meta.name}
              value={id}
              defaultChecked={ticked.includes(id)}
              className="mt-0.5 size-4 shrink-0 accent-ink"
            />
            <span className="min-w-0 break-words">
              {text}
              {required && <span className="ml-1.5 text-xs text-ink-3">{t("handoff.check_required")}</span>}
              {only !== null && to === null && (
                <span className="ml-1.5 text-xs text-ink-3">
                  {t("handoff.check_only_to", { discipline: t(`discipline.${only}`) })}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {meta.errors && (
        <p id={meta.errorId} role="alert" className="mt-1 text-xs text-bad">
          {meta.errors.join(" ")}
        </p>
      )}
    </fieldset>
  );
}

/** What came with an offer, and what did not. */
export function HandedOver({ items }: { items: readonly HandoffItem[] }) {
  const { t } = useI18n();
  if (items.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-0.5" aria-label={t("handoff.checks")}>
      {items.map(({ position, text, done }) => (
        <li key={position} className={`flex items-start gap-1.5 ${done ? "" : "text-ink-2"}`}>
          {done ? (
            <Check size={14} aria-hidden className="mt-0.5 shrink-0" />
          ) : (
            <Minus size={14} aria-hidden className="mt-0.5 shrink-0" />
          )}
          <span className="min-w-0 break-words">
            {text}
            {!done && <span className="ml-1.5 text-xs text-ink-3">{t("handoff.check_not_ticked")}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The lines the receiver misses, for a return. */
export function MissingFields({ items, name }: { items: readonly HandoffItem[]; name: string }) {
  const { t } = useI18n();
  if (items.length === 0) return null;
  return (
    <fieldset className="w-full">
      <legend className="text-xs font-medium text-ink-2">{t("handoff.missing")}</legend>
      {items.map(({ position, text }) => (
        <label key={position} className="flex min-h-8 items-start gap-2 py-1 text-sm max-sm:min-h-9">
          <input type="checkbox" name={name} value={position} className="mt-0.5 size-4 shrink-0 accent-ink" />
          <span className="min-w-0 break-words">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
