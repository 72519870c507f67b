import type { FieldMetadata } from "@conform-to/react";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useFetcher } from "react-router";
import { useI18n } from "~/platform/i18n";
import { cx } from "./cx";

/** What a source offers: the text that goes into the field, and what tells it apart in the list. */
export type Suggestion = { text: string; label: string; note: string };

type Meta = Pick<
  FieldMetadata<unknown>,
  "id" | "name" | "errors" | "errorId" | "descriptionId" | "initialValue" | "required"
>;

const box =
  "h-8 w-full rounded-control border border-line-2 bg-surface px-2.5 text-sm text-ink aria-invalid:border-bad max-sm:h-9";

/**
 * A text field that offers what `source` finds for what was typed so far (WAI-ARIA combobox). What is sent is the text, so it works
 * without JavaScript as well: the server understands a number, an address or a full name.
 */
export function SuggestField({
  meta,
  label,
  hint,
  source,
  wrap,
}: {
  meta: Meta;
  label: ReactNode;
  hint?: ReactNode;
  source: string;
  wrap?: string;
}) {
  const { t } = useI18n();
  const listId = useId();
  const fetcher = useFetcher<{ suggestions: Suggestion[] }>();
  const [text, setText] = useState(typeof meta.initialValue === "string" ? meta.initialValue : "");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = open && text.trim() !== "" ? (fetcher.data?.suggestions ?? []) : [];

  const type = (typed: string) => {
    setText(typed);
    setOpen(true);
    setAt(0);
    if (typed.trim() !== "") fetcher.load(`${source}?q=${encodeURIComponent(typed.trim())}`);
  };
  const pick = (suggestion: Suggestion | undefined) => {
    if (suggestion) setText(suggestion.text);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (found.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(found[at]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const described = [hint !== undefined && meta.descriptionId, meta.errors && meta.errorId]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", wrap)}>
      <label htmlFor={meta.id} className="text-xs font-medium text-ink-2">
        {label}
        {meta.required === false && <span className="font-normal text-ink-3"> {t("form.optional")}</span>}
      </label>
      <div className="relative">
        <input
          id={meta.id}
          name={meta.name}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? `${listId}-${at}` : undefined}
          aria-invalid={meta.errors ? true : undefined}
          aria-describedby={described || undefined}
          required={meta.required}
          autoComplete="off"
          className={box}
        />
        <div
          id={listId}
          role="listbox"
          aria-label={t("form.suggestions")}
          hidden={found.length === 0}
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-control border border-line-2 bg-surface py-1 shadow-pop"
        >
          {found.map((suggestion, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and handles the keys of its list
            <div
              key={suggestion.text}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(suggestion)}
              className={cx(
                "flex cursor-pointer items-baseline gap-2 px-2.5 py-1.5 text-sm",
                index === at && "bg-sunken",
              )}
            >
              <span className="shrink-0">{suggestion.label}</span>
              <span className="truncate text-xs text-ink-3">{suggestion.note}</span>
            </div>
          ))}
        </div>
      </div>
      {hint !== undefined && (
        <p id={meta.descriptionId} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
      {meta.errors && (
        <p id={meta.errorId} className="text-xs text-bad" role="alert">
          {meta.errors.join(" ")}
        </p>
      )}
    </div>
  );
}
