import { Bookmark, ChevronDown, Users } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useSearchParams } from "react-router";
import { countConditions, printTaskFilter, readTaskFilter, type TaskFilter } from "~/domain/board";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { cx } from "~/ui/cx";
import { usePageKeys } from "~/ui/keys";
import { withFilter } from "./address";
import type { SavedFilterView } from "./filter-choices";

/** The filters kept on this board: choose one, or go and keep the present one. */
export function SavedFilters({
  squadId,
  address,
  filter,
  saved,
}: {
  squadId: string;
  address: string;
  filter: TaskFilter;
  saved: readonly SavedFilterView[];
}) {
  const { t, name } = useI18n();
  const [search] = useSearchParams();
  const location = useLocation();
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLAnchorElement>(null);
  const query = printTaskFilter(filter).toString();
  const current = saved.find((one) => one.query === query);
  const manage = `${paths.boardFilters(squadId)}?${new URLSearchParams({
    ...(query === "" ? {} : { filter: query }),
    back: location.pathname + location.search,
  })}`;
  useEffect(() => {
    if (open) menu.current?.querySelector<HTMLElement>("nav a")?.focus();
  }, [open]);
  usePageKeys([{ keys: "s", label: t("saved.keys.open"), run: () => setOpen(true) }]);
  const item =
    "flex min-h-8 items-center gap-2 rounded-control px-2.5 text-sm hover:bg-sunken max-sm:min-h-10";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and leaving close the menu from any of its links
    <div
      ref={menu}
      className="relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
        trigger.current?.focus();
      }}
    >
      <Link
        ref={trigger}
        to={manage}
        aria-expanded={open}
        onClick={(event) => {
          event.preventDefault();
          setOpen(!open);
        }}
        className={cx(
          "inline-flex h-8 max-w-56 items-center gap-1.5 rounded-control border bg-surface px-2.5 text-xs hover:bg-sunken max-sm:h-9",
          current ? "border-ink font-semibold" : "border-line-2",
        )}
      >
        <Bookmark size={14} aria-hidden className="shrink-0" />
        <span className={cx("truncate", !current && "max-sm:sr-only")}>
          {current ? current.name : t("saved.title")}
        </span>
        <ChevronDown size={13} aria-hidden className="shrink-0 text-ink-3 max-sm:hidden" />
      </Link>
      {open && (
        <nav
          aria-label={t("saved.title")}
          className="absolute top-full left-0 z-30 mt-1 w-72 rounded-card border border-line-2 bg-surface p-1.5 shadow-pop max-sm:right-0 max-sm:left-auto"
        >
          {saved.length === 0 && <p className="px-2.5 py-2 text-xs text-ink-2">{t("saved.none")}</p>}
          <ul className="max-h-72 overflow-y-auto">
            {saved.map((one) => (
              <li key={one.id}>
                <Link
                  to={address + withFilter(search, readTaskFilter(new URLSearchParams(one.query)))}
                  replace
                  preventScrollReset
                  onClick={() => {
                    setOpen(false);
                    trigger.current?.focus();
                  }}
                  aria-current={one.id === current?.id ? "true" : undefined}
                  className={cx(item, one.id === current?.id && "font-semibold")}
                >
                  <span className="min-w-0 truncate">{one.name}</span>
                  {one.shared && (
                    <span className="ml-auto inline-flex min-w-0 items-center gap-1 text-xs font-normal text-ink-3">
                      <Users size={12} aria-hidden className="shrink-0" />
                      <span className="truncate">{one.own ? t("saved.shared") : name(one.owner)}</span>
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
          <div className="mt-1 border-t border-line pt-1">
            <Link to={manage} className={item}>
              {countConditions(filter) > 0 && !current ? t("saved.keep") : t("saved.manage")}
            </Link>
          </div>
        </nav>
      )}
    </div>
  );
}
