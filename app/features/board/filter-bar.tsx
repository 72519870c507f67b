import { Ban, Clock, Search, X } from "lucide-react";
import { type ReactNode, type Ref, useRef } from "react";
import { Form, Link, useSearchParams, useSubmit } from "react-router";
import { disciplines } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { activeFilters, withParameter } from "./address";
import type { BoardView } from "./view";

const control = "h-8 max-sm:h-9 rounded-control border border-line-2 bg-surface text-xs text-ink";

/** The board's filters; all of them live in the address. */
export function FilterBar({ view, inputRef }: { view: BoardView; inputRef: Ref<HTMLInputElement> }) {
  const { t, name } = useI18n();
  const submit = useSubmit();
  const typing = useRef(0);
  const { search: filter } = view;
  const send = (form: HTMLFormElement | null) =>
    form && submit(form, { replace: true, preventScrollReset: true });
  const people = view.people.filter(
    (person, i, all) => all.findIndex((other) => other.id === person.id) === i,
  );
  return (
    <div className="mb-2">
      <Form
        method="get"
        action={paths.squadBoard(view.squad.id)}
        role="search"
        aria-label={t("board.filters")}
        className="flex min-w-0 flex-wrap items-center gap-2 max-sm:-mx-4 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4"
        onChange={(event) => {
          const form = event.currentTarget;
          window.clearTimeout(typing.current);
          const wait = (event.target as HTMLElement).tagName === "INPUT" ? 250 : 0;
          typing.current = window.setTimeout(() => send(form), wait);
        }}
      >
        {!filter.lanes && <input type="hidden" name="lanes" value="none" />}
        {filter.waiting && <input type="hidden" name="waiting" value="1" />}
        {filter.blocked && <input type="hidden" name="blocked" value="1" />}
        <label className={cx(control, "flex items-center gap-1.5 px-2 max-sm:shrink-0")}>
          <Search size={14} aria-hidden className="text-ink-3" />
          <span className="sr-only">{t("board.filter.text")}</span>
          <input
            ref={inputRef}
            name="q"
            defaultValue={filter.text}
            placeholder={t("board.filter.text")}
            autoComplete="off"
            className="w-28 bg-transparent text-xs outline-none"
          />
          <kbd aria-hidden className="rounded-chip border border-line px-1 text-ink-3 max-sm:hidden">
            /
          </kbd>
        </label>
        <Select name="who" label={t("board.filter.who")} value={filter.assignee}>
          <option value="">{`${t("board.filter.who")} · ${t("board.filter.anyone")}`}</option>
          <option value="me">{t("board.filter.me")}</option>
          <option value="nobody">{t("board.filter.nobody")}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.current ? name(person) : t("board.filter.left", { name: name(person) })}
            </option>
          ))}
        </Select>
        <Select name="discipline" label={t("board.filter.discipline")} value={filter.discipline}>
          <option value="">{t("board.filter.any_discipline")}</option>
          {disciplines.map((discipline) => (
            <option key={discipline} value={discipline}>
              {t(`discipline.${discipline}`)}
            </option>
          ))}
        </Select>
        {view.kpis.length > 0 && (
          <Select name="kpi" label={t("board.filter.kpi")} value={filter.metricId}>
            <option value="">{t("board.filter.any_kpi")}</option>
            {view.kpis.map((kpi) => (
              <option key={kpi.metricId} value={kpi.metricId}>
                {name(kpi)}
              </option>
            ))}
          </Select>
        )}
        <Select name="due" label={t("board.filter.due")} value={filter.due}>
          <option value="">{`${t("board.filter.due")} · ${t("board.filter.any_due")}`}</option>
          {(["overdue", "week", "none"] as const).map((due) => (
            <option key={due} value={due}>
              {t(`board.filter.due.${due}`)}
            </option>
          ))}
        </Select>
        <Toggle parameter="waiting" on={filter.waiting} count={view.waiting}>
          <Clock size={13} aria-hidden />
          {t("board.filter.waiting", { count: view.waiting })}
        </Toggle>
        <Toggle parameter="blocked" on={filter.blocked} count={view.blocked}>
          <Ban size={13} aria-hidden />
          {t("board.filter.blocked", { count: view.blocked })}
        </Toggle>
        <noscript>
          <Button small>{t("board.filter.apply")}</Button>
        </noscript>
        {activeFilters(filter) > 0 && <ClearFilters view={view} />}
      </Form>
    </div>
  );
}

function Select({
  name,
  label,
  value,
  children,
}: {
  name: string;
  label: string;
  value: string;
  children: ReactNode;
}) {
  return (
    <select
      key={value}
      name={name}
      aria-label={label}
      defaultValue={value}
      className={cx(control, "max-w-44 px-1.5 max-sm:shrink-0", value !== "" && "border-ink font-medium")}
    >
      {children}
    </select>
  );
}

function Toggle({
  parameter,
  on,
  count,
  children,
}: {
  parameter: string;
  on: boolean;
  count: number;
  children: ReactNode;
}) {
  const [search] = useSearchParams();
  if (!on && count === 0) return null;
  return (
    <Link
      to={withParameter(search, parameter, on ? null : "1") || "?"}
      replace
      preventScrollReset
      aria-current={on ? "true" : undefined}
      className={cx(
        control,
        "inline-flex items-center gap-1.5 px-2 whitespace-nowrap hover:bg-sunken",
        on && "border-ink bg-ink text-inv hover:bg-ink-2",
      )}
    >
      {children}
    </Link>
  );
}

/** The way back to all cards. */
export function ClearFilters({ view }: { view: BoardView }) {
  const { t } = useI18n();
  return (
    <Link
      to={
        view.search.lanes ? paths.squadBoard(view.squad.id) : `${paths.squadBoard(view.squad.id)}?lanes=none`
      }
      replace
      preventScrollReset
      className="inline-flex items-center gap-1 text-xs whitespace-nowrap text-ink-2 underline-offset-2 hover:text-ink hover:underline"
    >
      <X size={13} aria-hidden />
      {t("form.clear")}
    </Link>
  );
}
