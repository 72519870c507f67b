import { useState } from "react";
import { useI18n } from "~/platform/i18n";
import { Button } from "~/ui/button";

/** A new invitation's link, this once. */
export function InvitationLink({ link, person }: { link: string; person: string }) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <section
      aria-label={t("access.link")}
      role="status"
      className="mb-4 rounded-card border border-good bg-good-bg p-4 text-sm"
    >
      <p className="font-medium">{t("access.link_made", { name: person })}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-64 rounded-control border border-line-2 bg-surface px-2.5 py-1.5 break-all select-all">
          {link}
        </code>
        <Button type="button" onClick={copy}>
          {t(copied ? "access.copied" : "access.copy")}
        </Button>
      </div>
    </section>
  );
}
