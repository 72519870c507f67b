import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { Form, Link, useLocation, useSearchParams, useSubmit } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Button } from "./button";
import type { Choice } from "./field";

const control = "h-8 rounded-control border border-line-2 bg-surface px-2 text-sm text-ink max-sm:h-9";

/** Search and filters of a list, kept in the address: choices apply at once, typed text on Enter; a button serves where there is no script. */
export function FilterBar({
  label,
  searchLabel,
  kept = [],
  children,
}: {
  label: string;
  searchLabel: string;
  kept?: readonly string[];
  children?: ReactNode;
}) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { pathname } = useLocation();
  const submit = useSubmit();
  const filtered = [...search.keys()].some((key) => key !== "sort" && key !== "page");
  return (
    <Form
      key={search.toString()}
      method="get"
      role="search"
      aria-label={label}
      className="mb-3 flex flex-wrap items-center gap-2"
      onChange={(event) => {
        if (
          event.target instanceof HTMLSelectElement ||
          (event.target instanceof HTMLInputElement && event.target.type === "checkbox")
        ) {
          submit(event.currentTarget);
        }
      }}
    >
      {["sort", ...kept].map(
        (name) =>
          search.get(name) && <input key={name} type="hidden" name={name} value={search.get(name)!} />,
      )}
      <span className="relative min-w-0 flex-1 basis-56 sm:max-w-80">
        <Search size={14} aria-hidden className="absolute left-2.5 top-1/2 -translate-y-1/2 text-ink-3" />
        <input
          type="search"
          name="q"
          defaultValue={search.get("q") ?? ""}
          aria-label={searchLabel}
          placeholder={searchLabel}
          className={`${control} w-full pl-8`}
        />
      </span>
      {children}
      <Button small={false} kind="plain">
        {t("form.search")}
      </Button>
      {filtered && (
        <Link to={pathname} className="text-xs text-ink-2 underline">
          {t("form.clear")}
        </Link>
      )}
    </Form>
  );
}

/** One choice among the filters; the empty one stands for all. */
export function FilterSelect({
  name,
  label,
  all,
  choices,
}: {
  name: string;
  label: string;
  all: string;
  choices: readonly Choice[];
}) {
  const [search] = useSearchParams();
  return (
    <select
      name={name}
      aria-label={label}
      defaultValue={search.get(name) ?? ""}
      className={`${control} max-w-48`}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

export function FilterCheck({ name, label }: { name: string; label: string }) {
  const [search] = useSearchParams();
  return (
    <label className="inline-flex h-8 items-center gap-2 text-sm">
      <input
        type="checkbox"
        name={name}
        value="1"
        defaultChecked={search.get(name) === "1"}
        className="size-4 accent-ink"
      />
      {label}
    </label>
  );
}
