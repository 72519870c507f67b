import { Form, useSearchParams, useSubmit } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Button } from "./button";

/** Picks the day a page is told for, in its address; every other parameter is kept but the page number. */
export function AsOf({ value, today, min }: { value: string; today: string; min?: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const submit = useSubmit();
  const kept = [...search].filter(([name]) => name !== "asOf" && name !== "page");
  return (
    <Form method="get" className="flex items-center gap-2 text-xs text-ink-2">
      {kept.map(([name, content]) => (
        <input key={`${name}=${content}`} type="hidden" name={name} value={content} />
      ))}
      <label className="flex items-center gap-2">
        {t("as_of.label")}
        <input
          key={value}
          type="date"
          name="asOf"
          defaultValue={value}
          min={min}
          max={today}
          onChange={(event) =>
            event.target.value !== "" && submit(event.target.form, { preventScrollReset: true })
          }
          className="h-8 rounded-control border border-line-2 bg-surface px-2 text-sm text-ink"
        />
      </label>
      <noscript>
        <Button small>{t("as_of.show")}</Button>
      </noscript>
    </Form>
  );
}
