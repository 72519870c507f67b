import { Form, useSearchParams, useSubmit } from "react-router";
import { type Named, useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";

/** Chooses the cycle a page is told for, in its address. A day chosen before belongs to another cycle, so it is dropped. */
export function CyclePicker({
  cycles,
  current,
}: {
  cycles: readonly (Named & { id: string })[];
  current: string | null;
}) {
  const { t, name } = useI18n();
  const [search] = useSearchParams();
  const submit = useSubmit();
  if (cycles.length < 2) return null;
  const kept = [...search].filter(([key]) => key !== "cycle" && key !== "asOf" && key !== "page");
  return (
    <Form method="get" className="flex items-center gap-2">
      {kept.map(([key, value]) => (
        <input key={`${key}=${value}`} type="hidden" name={key} value={value} />
      ))}
      <select
        key={current}
        name="cycle"
        aria-label={t("squad.cycle")}
        defaultValue={current ?? undefined}
        onChange={(event) => submit(event.target.form, { preventScrollReset: true })}
        className="h-8 rounded-control border border-line-2 bg-surface px-2 text-sm max-sm:h-9"
      >
        {cycles.map((cycle) => (
          <option key={cycle.id} value={cycle.id}>
            {name(cycle)}
          </option>
        ))}
      </select>
      <noscript>
        <Button>{t("squad.cycle_show")}</Button>
      </noscript>
    </Form>
  );
}
