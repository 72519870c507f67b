import { Languages } from "lucide-react";
import type { ReactNode } from "react";
import { Form, useLocation } from "react-router";
import { localeNames, locales, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";

/** The frame of the pages before anybody is signed in: what Trivet is on the left, the form on the right. */
export function EntryFrame({
  organisation,
  demo,
  children,
}: {
  organisation: string;
  demo: boolean;
  children: ReactNode;
}) {
  const { t } = useI18n();
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <header className="flex flex-col gap-10 border-b border-line bg-sunken px-6 py-6 max-lg:pb-5 lg:border-r lg:border-b-0 lg:px-14 lg:py-12">
        <div className="flex items-center gap-2.5">
          <img src="/favicon.svg" alt="" className="size-7" />
          <span className="text-lg font-semibold">Trivet</span>
          <span className="min-w-0 truncate text-sm text-ink-2">{organisation || t("app.tagline")}</span>
          <div className="ml-auto lg:hidden">
            <LanguageSwitch />
          </div>
        </div>
        <div className="my-auto hidden max-w-md flex-col gap-8 lg:flex">
          <Mark />
          <p className="text-xl font-semibold text-balance">{t("identity.pitch")}</p>
          <ul className="flex flex-col gap-3 text-base text-ink-2">
            <Point>{t("identity.pitch.plan")}</Point>
            <Point>{t("identity.pitch.sign")}</Point>
            <Point>{t("identity.pitch.explain")}</Point>
          </ul>
        </div>
      </header>
      <div className="flex min-w-0 flex-1 flex-col">
        {demo && (
          <aside className="border-b border-line bg-watch-bg px-6 py-1.5 text-xs text-watch">
            {t("app.demo_notice")}
          </aside>
        )}
        <div className="hidden justify-end px-8 pt-6 lg:flex">
          <LanguageSwitch />
        </div>
        <main className="mx-auto my-auto w-full max-w-md px-6 py-8">{children}</main>
      </div>
    </div>
  );
}

function Point({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-3">
      <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-ink-3" />
      {children}
    </li>
  );
}

/** The triangle, empty: nobody is signed in, so there is nothing to tell. */
function Mark() {
  return (
    <svg viewBox="0 0 240 212" className="w-60" aria-hidden focusable="false">
      <path d="M120 24 22 190h196z" className="fill-[var(--surface)]" />
      <path d="M71 107 22 190h196l-49-83z" className="fill-[var(--fill)]" />
      <path d="M120 24 22 190" className="stroke-[var(--ink)]" strokeWidth="6.5" />
      <path d="M22 190h196" className="stroke-[var(--ink)]" strokeWidth="4" />
      <path d="M120 24 218 190" className="stroke-[var(--ink)]" strokeWidth="4" />
      <circle cx="120" cy="24" r="19" className="fill-[var(--product)]" />
      <circle cx="22" cy="190" r="19" className="fill-[var(--tech)]" />
      <circle cx="218" cy="190" r="19" className="fill-[var(--data)]" />
    </svg>
  );
}

function LanguageSwitch() {
  const { t, locale } = useI18n();
  const { pathname, search } = useLocation();
  return (
    <Form
      method="post"
      action={paths.preferences}
      reloadDocument
      aria-label={t("identity.language")}
      className="flex items-center gap-1"
    >
      <Languages size={14} aria-hidden className="text-ink-3" />
      <input type="hidden" name="to" value={`${pathname}${search}`} />
      {locales.map((choice) => (
        <button
          type="submit"
          key={choice}
          name="locale"
          value={choice}
          lang={choice}
          aria-pressed={choice === locale}
          className={`rounded-control px-2 py-1 text-sm ${choice === locale ? "font-semibold text-ink" : "text-ink-2 hover:text-ink hover:underline"}`}
        >
          {localeNames[choice]}
        </button>
      ))}
    </Form>
  );
}
