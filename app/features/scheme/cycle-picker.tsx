import { Form, useSubmit } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { loadSchemeEditor } from "./editor.server";

/** Which cycle's squads the scheme is measured on; part of the address. */
export function CyclePicker({
  data,
}: {
  data: Pick<Awaited<ReturnType<typeof loadSchemeEditor>>, "cycles" | "cycleId" | "version">;
}) {
  const { t, name } = useI18n();
  const submit = useSubmit();
  if (data.cycles.length === 0) return null;
  return (
    <Form
      method="get"
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
      className="flex items-center gap-2"
    >
      <input type="hidden" name="version" value={data.version.number} />
      <label className="flex items-center gap-2 text-xs text-ink-2">
        {t("scheme.alignment_cycle")}
        <select
          name="cycle"
          defaultValue={data.cycleId ?? ""}
          className="h-8 rounded-control border border-line-2 bg-surface px-2 text-sm text-ink"
        >
          {data.cycles.map((cycle) => (
            <option key={cycle.id} value={cycle.id}>
              {name(cycle)}
            </option>
          ))}
        </select>
      </label>
      <noscript>
        <button type="submit">{t("scheme.measure")}</button>
      </noscript>
    </Form>
  );
}
