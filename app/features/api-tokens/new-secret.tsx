import { useState } from "react";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";

/** The text of a new token, this once. */
export function NewSecret({ secret }: { secret: string }) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <section
      aria-label={t("tokens.secret")}
      role="status"
      className="rounded-card border border-good bg-good-bg p-4 text-sm"
    >
      <p className="font-medium">{t("tokens.created")}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-64 rounded-control border border-line-2 bg-surface px-2.5 py-1.5 break-all select-all">
          {secret}
        </code>
        <Button type="button" onClick={copy}>
          {t(copied ? "tokens.copied" : "tokens.copy")}
        </Button>
      </div>
    </section>
  );
}
