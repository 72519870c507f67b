import { Form, Link, useSearchParams } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Button } from "~/ui/button";
import { FilterSelect } from "~/ui/filter-bar";
import { actionName, subjectTypeName } from "./words";

const control = "h-8 rounded-control border border-line-2 bg-surface px-2 text-sm text-ink max-sm:h-9";

/** Filters of the log, kept in the address. */
export function AuditFilter({
  actions,
  subjectTypes,
}: {
  actions: readonly string[];
  subjectTypes: readonly string[];
}) {
  const { t, locale } = useI18n();
  const [search] = useSearchParams();
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, locale);
  const kept = ["actor", "id"].filter((key) => search.get(key));
  return (
    <Form
      key={search.toString()}
      method="get"
      role="search"
      aria-label={t("audit.filter")}
      className="mb-3 flex flex-wrap items-end gap-2"
    >
      {kept.map((key) => (
        <input key={key} type="hidden" name={key} value={search.get(key) ?? ""} />
      ))}
      <input
        type="search"
        name="q"
        defaultValue={search.get("q") ?? ""}
        aria-label={t("audit.who")}
        placeholder={t("audit.who")}
        className={`${control} min-w-0 flex-1 basis-56 sm:max-w-72`}
      />
      <FilterSelect
        name="action"
        label={t("audit.action")}
        all={t("audit.any_action")}
        choices={actions.map((value) => ({ value, label: actionName(t, value) })).sort(byName)}
      />
      <FilterSelect
        name="type"
        label={t("audit.subject")}
        all={t("audit.any_subject")}
        choices={subjectTypes.map((value) => ({ value, label: subjectTypeName(t, value) })).sort(byName)}
      />
      {(["from", "to"] as const).map((key) => (
        <label key={key} className="flex items-center gap-1.5 text-xs text-ink-2">
          {t(`audit.${key}`)}
          <input type="date" name={key} defaultValue={search.get(key) ?? ""} className={control} />
        </label>
      ))}
      <Button>{t("form.filter")}</Button>
      {search.size > 0 && (
        <Link to={paths.adminAudit} className="pb-1.5 text-xs text-ink-2 underline">
          {t("form.clear")}
        </Link>
      )}
    </Form>
  );
}
