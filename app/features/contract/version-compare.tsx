import { Form, useSearchParams, useSubmit } from "react-router";
import { contractChanges } from "~/domain/contract";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ChangeList } from "./change-list";
import { lineNames } from "./contract-head";
import type { ContractPage } from "./load-contract.server";

/** How the version shown differs from any other one, chosen in the address. */
export function VersionCompare({ page }: { page: ContractPage }) {
  const { t, name } = useI18n();
  const [search] = useSearchParams();
  const submit = useSubmit();
  const { versions, version } = page;
  const others = versions.filter((item) => item.number !== version?.number);
  const wanted = Number(search.get("compare"));
  const fallback = others.find((item) => item.number < (version?.number ?? 0)) ?? others[0];
  const other = others.find((item) => item.number === wanted) ?? fallback;
  const shown = versions.find((item) => item.number === version?.number);
  if (!other || !shown) return null;
  const [before, after] = other.number < shown.number ? [other, shown] : [shown, other];
  return (
    <Card
      title={t("contract.compare")}
      actions={
        <Form method="get" className="flex items-center gap-2">
          <label className="flex items-center gap-2 text-xs text-ink-2">
            {t("contract.compare_with")}
            <select
              key={other.number}
              name="compare"
              defaultValue={other.number}
              onChange={(event) => submit(event.target.form, { preventScrollReset: true })}
              className="h-8 rounded-control border border-line-2 bg-surface px-2 text-sm text-ink"
            >
              {others.map((item) => (
                <option key={item.number} value={item.number}>
                  {t("contract.version", { number: item.number })}
                </option>
              ))}
            </select>
          </label>
          <noscript>
            <Button small>{t("as_of.show")}</Button>
          </noscript>
        </Form>
      }
    >
      <p className="mb-2 text-xs text-ink-3">
        {t("contract.compare_from_to", { from: before.number, to: after.number })}
      </p>
      <ChangeList changes={contractChanges(before, after)} lineName={lineNames(page, name)} />
    </Card>
  );
}
