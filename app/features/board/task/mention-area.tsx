import type { FieldMetadata } from "@conform-to/react";
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import { useI18n } from "~/platform/i18n";
import { Avatar } from "~/ui/avatar";
import { cx } from "~/ui/cx";
import { mentionBefore, mentionMatches } from "./mention-text";
import type { MentionChoice } from "./view";

type MentionAreaProps = {
  meta: FieldMetadata<string>;
  label: string;
  labelHidden?: boolean;
  placeholder?: string;
  people: readonly MentionChoice[];
  rows?: number;
  areaRef?: RefObject<HTMLTextAreaElement | null>;
  maxLength: number;
};

/**
 * A text in Markdown that offers people after an @, by name in either language or by address. Enter or Tab takes the one that is
 * marked; Mod+Enter sends the form.
 */
export function MentionArea({
  meta,
  label,
  labelHidden = false,
  placeholder,
  people,
  rows = 3,
  areaRef,
  maxLength,
}: MentionAreaProps) {
  const { t, name } = useI18n();
  const own = useRef<HTMLTextAreaElement>(null);
  const area = areaRef ?? own;
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found = typed === null ? [] : mentionMatches(people, typed).slice(0, 6);
  const open = found.length > 0;

  const look = () => {
    const { value, selectionStart } = area.current!;
    setTyped(mentionBefore(value.slice(0, selectionStart)));
    setAt(0);
  };
  const pick = (person: MentionChoice) => {
    const { value, selectionStart, selectionEnd } = area.current!;
    const from = selectionStart - (typed ?? "").length;
    const text = `${person.text} `;
    area.current!.value = value.slice(0, from) + text + value.slice(selectionEnd);
    area.current!.setSelectionRange(from + text.length, from + text.length);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
    } else if (!open) return;
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      pick(found[at]!);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={meta.id} className={cx("text-xs font-medium text-ink-2", labelHidden && "sr-only")}>
        {label}
      </label>
      <div className="relative">
        <textarea
          ref={area}
          id={meta.id}
          name={meta.name}
          rows={rows}
          defaultValue={meta.initialValue ?? ""}
          placeholder={placeholder}
          required
          maxLength={maxLength}
          onInput={look}
          onClick={look}
          onBlur={() => setTyped(null)}
          onKeyDown={onKeyDown}
          aria-invalid={meta.errors ? true : undefined}
          aria-describedby={meta.errors ? meta.errorId : undefined}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? `${listId}-${at}` : undefined}
          className="w-full rounded-control border border-line-2 bg-surface px-2.5 py-1.5 text-sm text-ink aria-invalid:border-bad"
        />
        {open && (
          <div
            id={listId}
            role="listbox"
            aria-label={t("task.mention_people")}
            className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-control border border-line-2 bg-surface py-1 shadow-pop"
          >
            {found.map((person, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text keeps the focus and handles the keys of its list
              <div
                key={person.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(person)}
                className={cx(
                  "flex cursor-pointer items-center gap-2 px-2.5 py-1.5 text-sm max-sm:min-h-9",
                  index === at && "bg-sunken",
                )}
              >
                <Avatar person={person} discipline={person.discipline} size={20} />
                <span className="truncate">{name(person)}</span>
                <span className="truncate text-xs text-ink-3">{person.address}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      {meta.errors && (
        <p id={meta.errorId} role="alert" className="text-xs text-bad">
          {meta.errors.join(" ")}
        </p>
      )}
    </div>
  );
}
