import * as Radix from "@radix-ui/react-dialog";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { Registry } from "../keys/registry";
import { choiceAfter, type Entry, entriesFor, grouped, type PaletteItem } from "./entries";
import { EntryRow, optionId } from "./entry-row";
import { useSearch } from "./use-search";

/** Go anywhere, do anything the page can do: a text field over a list, worked by the keyboard alone. */
export function Palette({
  open,
  onOpenChange,
  pages,
  actions,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  pages: readonly PaletteItem[];
  actions: Registry<PaletteItem>;
}) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const afterClosing = useRef<(() => void) | null>(null);
  const choose = ({ act }: Entry) => {
    afterClosing.current = "to" in act ? () => void navigate(act.to) : act.run;
    onOpenChange(false);
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            const act = afterClosing.current;
            afterClosing.current = null;
            if (!act) return;
            event.preventDefault();
            act();
          }}
          className="fixed top-[12vh] left-1/2 z-50 flex max-h-[70vh] w-[calc(100vw-32px)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-card border border-line bg-surface shadow-pop"
        >
          <Radix.Title className="sr-only">{t("palette.title")}</Radix.Title>
          <Chooser pages={pages} actions={actions.all()} onChoose={choose} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Mounted anew with every opening, so that the field is empty and the actions are those of now. */
function Chooser({
  pages,
  actions,
  onChoose,
}: {
  pages: readonly PaletteItem[];
  actions: readonly PaletteItem[];
  onChoose: (entry: Entry) => void;
}) {
  const { t, name } = useI18n();
  const [text, setText] = useState("");
  const [choice, setChoice] = useState(0);
  const listId = useId();
  const search = useSearch(text);
  const entries = entriesFor({ text, actions, pages, hits: search.hits, name });
  const index = Math.min(choice, Math.max(0, entries.length - 1));
  const chosen = entries[index];

  useEffect(() => {
    document.getElementById(optionId(listId, index))?.scrollIntoView({ block: "nearest" });
  }, [listId, index]);

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      onChoose(chosen);
      return;
    }
    const next = choiceAfter(event.key, { index, count: entries.length });
    if (next === null) return;
    event.preventDefault();
    setChoice(next);
  };

  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size={16} aria-hidden className="shrink-0 text-ink-3" />
        <input
          type="text"
          role="combobox"
          aria-label={t("palette.title")}
          aria-expanded={entries.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? optionId(listId, index) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={t("palette.placeholder")}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChoice(0);
          }}
          onKeyDown={press}
          className="h-12 w-full bg-transparent text-base outline-none"
        />
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label={t("palette.results")}
        className="min-h-0 flex-1 overflow-y-auto p-1.5"
      >
        {grouped(entries).map(({ group, entries: members }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place inside a listbox
          <div key={group} role="group" aria-labelledby={`${listId}-${group}`}>
            <p id={`${listId}-${group}`} className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-3">
              {t(`palette.group.${group}`)}
            </p>
            {members.map(({ entry, index: place }) => (
              <EntryRow
                key={entry.id}
                id={optionId(listId, place)}
                entry={entry}
                selected={place === index}
                onPoint={() => setChoice(place)}
                onChoose={() => onChoose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      <Outcome search={search} text={text.trim()} count={entries.length} />
    </>
  );
}

/** What came of the search, on screen where nothing or an error did, and for screen readers in any case. */
function Outcome({
  search,
  text,
  count,
}: {
  search: ReturnType<typeof useSearch>;
  text: string;
  count: number;
}) {
  const { t } = useI18n();
  const settled = search.text === text && search.status !== "searching";
  const message =
    search.status === "failed"
      ? t("palette.failed")
      : text !== "" && settled && count === 0
        ? t("palette.nothing", { text })
        : "";
  const spoken = message === "" && (settled || text === "") ? t("palette.count", { count }) : message;
  return (
    <>
      {message !== "" && <p className="border-t border-line px-4 py-3 text-sm text-ink-2">{message}</p>}
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  );
}
