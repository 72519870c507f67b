import type { Discipline } from "~/domain/org/discipline";
import { useI18n } from "~/platform/i18n";
import { Avatar } from "~/ui/avatar";

type Who = { name: string; nameEn: string; discipline?: Discipline | null };

/** What somebody else just did, said politely; the region stands there from the start, so that readers of it hear the first text too. */
export function LiveLine({ line }: { line: { who: Who | null; text: string } | null }) {
  const { t } = useI18n();
  return (
    <div
      aria-live="polite"
      aria-label={t("live.region")}
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-36 z-20 flex justify-center px-4 sm:bottom-16 sm:pl-[216px]"
    >
      {line && (
        <p className="flex max-w-full items-center gap-2 rounded-card border border-line bg-surface px-3 py-1.5 text-sm text-ink-2 shadow-pop">
          {line.who && <Avatar person={line.who} discipline={line.who.discipline} size={20} />}
          <span className="min-w-0 text-pretty break-words">{line.text}</span>
        </p>
      )}
    </div>
  );
}
