import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link, NavLink, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { cx } from "./cx";

export type Crumb = { label: string; to?: string };

/** Where a page stands; the last crumb is the page itself. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useI18n();
  return (
    <nav aria-label={t("nav.breadcrumb")} className="flex flex-wrap items-center gap-1 text-xs text-ink-3">
      {crumbs.map((crumb, i) => (
        <span key={crumb.label} className="inline-flex items-center gap-1">
          {i > 0 && <ChevronRight size={12} aria-hidden />}
          {crumb.to ? (
            <Link to={crumb.to} className="hover:text-ink hover:underline">
              {crumb.label}
            </Link>
          ) : (
            <span aria-current="page" className="text-ink-2">
              {crumb.label}
            </span>
          )}
        </span>
      ))}
    </nav>
  );
}

/** Breadcrumb bar, title with its state, and the one main action. */
export function PageHead({
  crumbs = [],
  title,
  badges,
  description,
  actions,
}: {
  crumbs?: readonly Crumb[];
  title: ReactNode;
  badges?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-5">
      {crumbs.length > 0 && (
        <div className="mb-3">
          <Breadcrumb crumbs={crumbs} />
        </div>
      )}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
            {badges}
          </div>
          {description !== undefined && <p className="mt-1 text-sm text-ink-2 text-pretty">{description}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}

/** Tabs that are addresses. */
export function Tabs({
  items,
  label,
}: {
  items: readonly { to: string; label: ReactNode; count?: number; end?: boolean }[];
  label: string;
}) {
  return (
    <nav aria-label={label} className="mb-5 flex gap-5 overflow-x-auto border-b border-line">
      {items.map((item) => (
        <NavLink
          key={item.to}
          to={item.to}
          end={item.end}
          className={({ isActive }) =>
            cx(
              "-mb-px border-b-2 py-2 text-sm whitespace-nowrap",
              isActive ? "border-ink font-semibold text-ink" : "border-transparent text-ink-2 hover:text-ink",
            )
          }
        >
          {item.label}
          {item.count !== undefined && (
            <span className="ml-1.5 text-xs font-normal text-ink-3">{item.count}</span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}

/** The views of a card's list, each an address of its own (`?view=`) with how many rows it has. */
export function ViewTabs<View extends string>({
  label,
  views,
  current,
}: {
  label: string;
  views: readonly { view: View; label: string; count: number }[];
  current: View;
}) {
  const { f } = useI18n();
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line px-4.5">
      {views.map(({ view, label: words, count }) => (
        <Link
          key={view}
          to={`?view=${view}`}
          preventScrollReset
          aria-current={view === current ? "page" : undefined}
          className={cx(
            "-mb-px whitespace-nowrap border-b-2 py-2.5 text-sm",
            view === current ? "border-ink font-semibold" : "border-transparent text-ink-2 hover:text-ink",
          )}
        >
          {words} <span className="text-xs font-normal text-ink-3">{f.number(count)}</span>
        </Link>
      ))}
    </nav>
  );
}

/** Says what belongs here and offers the first step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <p className="text-base font-semibold">{title}</p>
      {children !== undefined && <div className="max-w-prose text-sm text-ink-2">{children}</div>}
      {action !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

export type Page = { page: number; pageSize: number; total: number };

/** Previous and next, in the address, with the range shown; keeps every other parameter. */
export function Pager({ page, pageSize, total }: Page) {
  const { t, f } = useI18n();
  const [search] = useSearchParams();
  if (total <= pageSize) return null;
  const last = Math.ceil(total / pageSize);
  const to = (n: number) => {
    const next = new URLSearchParams(search);
    next.set("page", String(n));
    return `?${next}`;
  };
  const link = "rounded-control border border-line-2 px-2.5 py-1 text-xs hover:bg-sunken";
  return (
    <nav aria-label={t("list.pages")} className="flex items-center gap-3 px-4.5 py-3 text-xs text-ink-2">
      <span>
        {t("list.range", {
          from: f.number((page - 1) * pageSize + 1),
          to: f.number(Math.min(total, page * pageSize)),
          total: f.number(total),
        })}
      </span>
      <span className="ml-auto flex gap-2">
        {page > 1 && (
          <Link to={to(page - 1)} className={link} rel="prev" preventScrollReset>
            {t("list.previous")}
          </Link>
        )}
        {page < last && (
          <Link to={to(page + 1)} className={link} rel="next" preventScrollReset>
            {t("list.next")}
          </Link>
        )}
      </span>
    </nav>
  );
}
