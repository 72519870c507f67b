import { Link } from "react-router";
import { isMessageKey, type MessageValues, useI18n } from "~/platform/i18n";
import type { PageError } from "~/platform/respond.server";

/** What is wrong and what to do, in the reader's language; nothing internal is shown. */
export function ErrorPage({ error }: { error: { status: number; data: unknown } }) {
  const { t } = useI18n();
  const known = isPageError(error.data) ? error.data : null;
  const code = known?.code ?? (error.status === 404 ? "not_found" : "unavailable");
  const reasonKey = `error.${known?.reason ?? code}`;
  return (
    <main className="mx-auto flex min-h-[60vh] max-w-prose flex-col justify-center gap-3 px-6 py-16">
      <p className="text-xs text-ink-3">{error.status}</p>
      <h1 className="text-xl font-semibold">{t(`error.title.${code}`)}</h1>
      <p className="text-sm text-ink-2">
        {isMessageKey(reasonKey) ? t(reasonKey, known?.params as MessageValues) : t(`error.${code}`)}
      </p>
      {known?.id && <p className="text-xs text-ink-3">{t("error.reference", { id: known.id })}</p>}
      <p className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
        {code === "unavailable" && (
          <Link to="" reloadDocument className="underline">
            {t("error.again")}
          </Link>
        )}
        <Link to="/" className="underline">
          {t("error.back_home")}
        </Link>
      </p>
    </main>
  );
}

function isPageError(value: unknown): value is PageError {
  return typeof value === "object" && value !== null && "code" in value && "reason" in value;
}
