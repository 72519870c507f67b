import { Ban, ChevronDown, Clock, ListFilter, Search, X } from "lucide-react";
import { type Ref, type RefObject, useEffect, useRef, useState } from "react";
import { Form, Link, useNavigate, useSearchParams } from "react-router";
import { countConditions, everyTask, printTaskFilter, readTaskFilter, type TaskFilter } from "~/domain/board";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { buttonClass } from "~/ui/button";
import { cx } from "~/ui/cx";
import { usePageKeys } from "~/ui/keys";
import { type PaletteItem, usePaletteActions } from "~/ui/palette";
import { withFilter, withParameter } from "./address";
import { FilterChips } from "./filter-chips";
import type { FilterChoices } from "./filter-choices";
import { FilterPanel } from "./filter-panel";
import { SavedFilters } from "./saved-filters";
import type { BoardView } from "./view";

type FilterBarProps = {
  squadId: string;
  /** The path of the view; a filter leads back to it. */
  address: string;
  filter: TaskFilter;
  choices: FilterChoices;
  /** How many tasks pass the filter. */
  matching: number;
  /** Waiting and blocked tasks, where the view knows them. */
  counts?: { waiting: number; blocked: number };
  inputRef?: Ref<HTMLInputElement>;
};

/** The board's filters. */
export function FilterBar({ view, inputRef }: { view: BoardView; inputRef: Ref<HTMLInputElement> }) {
  return (
    <TaskFilterBar
      squadId={view.squad.id}
      address={paths.squadBoard(view.squad.id)}
      filter={view.search}
      choices={view}
      matching={view.columns.reduce((sum, column) => sum + column.matching, 0)}
      counts={view}
      inputRef={inputRef}
    />
  );
}

const typingMilliseconds = 250;

/** Text, conditions and saved filters over any view of the squad's tasks; all of them live in the address. */
export function TaskFilterBar({
  squadId,
  address,
  filter,
  choices,
  matching,
  counts,
  inputRef,
}: FilterBarProps) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const text = useRef<HTMLInputElement>(null);
  const trigger = useRef<HTMLAnchorElement>(null);
  const typing = useRef(0);
  const [open, setOpen] = useState(search.has("filters"));
  const conditions = countConditions({ ...filter, text: "" });
  const active = countConditions(filter);

  const apply = () => {
    window.clearTimeout(typing.current);
    if (!form.current) return;
    const typed = [...new FormData(form.current)].map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const next = readTaskFilter(new URLSearchParams(typed));
    void navigate(address + withFilter(search, next), { replace: true, preventScrollReset: true });
  };
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  useFilterInForm({ form, text, filter });
  usePageKeys([
    { keys: "/", label: t("board.keys.filter"), run: () => text.current?.focus() },
    { keys: "f", label: t("filter.keys.open"), run: () => setOpen(true) },
  ]);
  usePaletteActions(paletteOf({ t, address, search, filter, choices, open: () => setOpen(true) }));

  return (
    <div className="mb-2">
      <Form
        ref={form}
        method="get"
        action={address}
        role="search"
        aria-label={t("board.filters")}
        className="relative flex min-w-0 flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
        onChange={(event) => {
          const { type } = event.target as unknown as HTMLInputElement;
          window.clearTimeout(typing.current);
          typing.current = window.setTimeout(apply, type === "search" ? typingMilliseconds : 0);
        }}
      >
        {layoutOf(search).map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {!open &&
          [...printTaskFilter({ ...filter, text: "" })].map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
        <label className={cx(control, "flex items-center gap-1.5 px-2 max-sm:flex-1")}>
          <Search size={14} aria-hidden className="shrink-0 text-ink-3" />
          <span className="sr-only">{t("board.filter.text")}</span>
          <input
            ref={(element) => {
              text.current = element;
              assign(inputRef, element);
            }}
            name="q"
            type="search"
            defaultValue={filter.text}
            placeholder={t("board.filter.text")}
            autoComplete="off"
            className="w-36 min-w-0 bg-transparent text-xs outline-none max-sm:flex-1"
          />
          <kbd aria-hidden className="rounded-chip border border-line px-1 text-ink-3 max-sm:hidden">
            /
          </kbd>
        </label>
        <Link
          ref={trigger}
          to={withParameter(search, "filters", open ? null : "1") || "?"}
          preventScrollReset
          replace
          aria-expanded={open}
          className={cx(
            control,
            "inline-flex items-center gap-1.5 px-2.5 hover:bg-sunken",
            conditions > 0 && "border-ink",
          )}
          onClick={(event) => {
            event.preventDefault();
            setOpen(!open);
          }}
        >
          <ListFilter size={14} aria-hidden />
          <span className="max-sm:sr-only">{t("filter.open")}</span>
          {conditions > 0 && <strong className="font-semibold">{conditions}</strong>}
          <ChevronDown size={13} aria-hidden className="text-ink-3 max-sm:hidden" />
        </Link>
        <SavedFilters squadId={squadId} address={address} filter={filter} saved={choices.saved} />
        {counts && (
          <>
            <Toggle
              on={filter.waiting}
              count={counts.waiting}
              to={address + withFilter(search, { ...filter, waiting: !filter.waiting })}
            >
              <Clock size={13} aria-hidden />
              {t("board.filter.waiting", { count: counts.waiting })}
            </Toggle>
            <Toggle
              on={filter.blocked}
              count={counts.blocked}
              to={address + withFilter(search, { ...filter, blocked: !filter.blocked })}
            >
              <Ban size={13} aria-hidden />
              {t("board.filter.blocked", { count: counts.blocked })}
            </Toggle>
          </>
        )}
        <noscript>
          <button type="submit" className={buttonClass({ small: true })}>
            {t("board.filter.apply")}
          </button>
        </noscript>
        <span role="status" className={cx("text-xs text-ink-2", active === 0 && "sr-only")}>
          {active > 0 ? t("filter.matching", { count: matching }) : ""}
        </span>
        {active > 0 && <ClearFilters address={address} />}
        {open && <FilterPanel filter={filter} choices={choices} onClose={close} />}
      </Form>
      <FilterChips filter={filter} choices={choices} address={address} />
    </div>
  );
}

const control =
  "h-8 max-sm:h-9 rounded-control border border-line-2 bg-surface text-xs text-ink whitespace-nowrap";

/** Parameters that lay out the view, which a new filter keeps. */
const layoutOf = (search: URLSearchParams) => [...new URLSearchParams(withFilter(search, everyTask))];

function assign<T>(ref: Ref<T> | undefined, value: T | null): void {
  if (typeof ref === "function") ref(value);
  else if (ref) (ref as RefObject<T | null>).current = value;
}

/** Keeps the form at what the address says, except for the field somebody types in. */
function useFilterInForm({
  form,
  text,
  filter,
}: {
  form: RefObject<HTMLFormElement | null>;
  text: RefObject<HTMLInputElement | null>;
  filter: TaskFilter;
}): void {
  const query = printTaskFilter(filter).toString();
  useEffect(() => {
    const said = new URLSearchParams(query);
    for (const field of form.current?.elements ?? []) {
      if (!(field instanceof HTMLInputElement) || field === document.activeElement) continue;
      if (field.type === "checkbox" || field.type === "radio")
        field.checked =
          said.getAll(field.name).includes(field.value) || (field.value === "" && !said.has(field.name));
      else if (field.type === "date" || field === text.current) field.value = said.get(field.name) ?? "";
    }
  }, [form, text, query]);
}

function Toggle({
  on,
  count,
  to,
  children,
}: {
  on: boolean;
  count: number;
  to: string;
  children: React.ReactNode;
}) {
  if (!on && count === 0) return null;
  return (
    <Link
      to={to}
      replace
      preventScrollReset
      aria-current={on ? "true" : undefined}
      className={cx(
        control,
        "inline-flex items-center gap-1.5 px-2",
        on ? "border-ink bg-ink text-inv hover:bg-ink-2" : "hover:bg-sunken",
      )}
    >
      {children}
    </Link>
  );
}

/** The way back to all tasks. */
export function ClearFilters({ address }: { address: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  return (
    <Link
      to={address + withFilter(search, everyTask)}
      replace
      preventScrollReset
      className="inline-flex items-center gap-1 text-xs whitespace-nowrap text-ink-2 underline-offset-2 hover:text-ink hover:underline max-sm:min-h-9"
    >
      <X size={13} aria-hidden />
      {t("form.clear")}
    </Link>
  );
}

type Offered = Pick<FilterBarProps, "address" | "filter" | "choices"> & {
  t: ReturnType<typeof useI18n>["t"];
  search: URLSearchParams;
  open: () => void;
};

function paletteOf({ t, address, search, filter, choices, open }: Offered): PaletteItem[] {
  const to = (change: Partial<TaskFilter>) => address + withFilter(search, { ...filter, ...change });
  return [
    { id: "filter-open", label: t("filter.keys.open"), keys: "f", run: open },
    { id: "filter-mine", label: t("filter.do.mine"), to: to({ people: ["me"] }) },
    { id: "filter-overdue", label: t("filter.do.overdue"), to: to({ due: "overdue" }) },
    { id: "filter-blocked", label: t("filter.do.blocked"), to: to({ blocked: true }) },
    { id: "filter-waiting", label: t("filter.do.waiting"), to: to({ waiting: true }) },
    ...(countConditions(filter) > 0
      ? [{ id: "filter-clear", label: t("filter.do.clear"), to: address + withFilter(search, everyTask) }]
      : []),
    ...choices.saved.map(({ id, name, query }) => ({
      id: `filter-${id}`,
      label: t("saved.apply", { name }),
      to: address + withFilter(search, readTaskFilter(new URLSearchParams(query))),
    })),
  ];
}
