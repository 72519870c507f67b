import { useState } from "react";
import { Form, useNavigation } from "react-router";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import type { ImportOutcome } from "./import-readings.server";

/** Chooses a file, checks it, and imports the very file that was checked. */
export function ImportForm({ outcome }: { outcome: ImportOutcome | undefined }) {
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const [changed, setChanged] = useState(false);
  const checked = outcome?.kind === "checked" && !changed ? outcome : null;
  const changes = checked ? checked.counts.recorded + checked.counts.corrected : 0;
  return (
    <Card>
      <Form
        method="post"
        encType="multipart/form-data"
        className="flex flex-col gap-4"
        onSubmit={() => setChanged(false)}
      >
        {checked && <input type="hidden" name="checked" value={checked.fingerprint} />}
        <div className="flex flex-col gap-1">
          <label htmlFor="readings-file" className="text-xs font-medium text-ink-2">
            {t("metrics.import.file")}
          </label>
          <input
            id="readings-file"
            type="file"
            name="file"
            accept=".csv,.txt,.tsv,text/csv"
            required
            onChange={() => setChanged(true)}
            aria-describedby="readings-file-hint"
            className="w-full text-sm file:mr-3 file:h-8 file:rounded-control file:border file:border-solid file:border-line-2 file:bg-surface file:px-3 file:text-sm file:font-medium file:text-ink"
          />
          <p id="readings-file-hint" className="text-xs text-ink-3">
            {t("metrics.import.file_hint")}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button name="intent" value="check" kind={changes > 0 ? "plain" : "main"} disabled={busy}>
            {busy ? t("metrics.import.working") : t("metrics.import.check")}
          </Button>
          {changes > 0 && (
            <>
              <Button name="intent" value="apply" kind="main" disabled={busy}>
                {t("metrics.import.apply", { count: changes })}
              </Button>
              <noscript>
                <span className="text-xs text-ink-2">{t("metrics.import.choose_again")}</span>
              </noscript>
            </>
          )}
        </div>
      </Form>
    </Card>
  );
}
