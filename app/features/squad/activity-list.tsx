import { Link } from "react-router";
import { isMessageKey, useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Avatar } from "~/ui/avatar";
import type { ActivityEntry } from "./load-activity.server";

/** What happened, by whom and when, in words. */
export function ActivityList({ squadId, entries }: { squadId: string; entries: readonly ActivityEntry[] }) {
  const { t, f, name } = useI18n();
  return (
    <ol className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.seq} className="flex items-baseline gap-3 px-4.5 py-2.5 text-sm">
          <span className="self-center">
            <Avatar person={entry.actor ?? { name: "", nameEn: "" }} />
          </span>
          <div className="min-w-0 flex-1">
            <span className="font-semibold">{entry.actor ? name(entry.actor) : t("activity.system")}</span>{" "}
            <span className="text-ink-2">
              <ActionName action={entry.action} />
            </span>{" "}
            <About squadId={squadId} entry={entry} />
          </div>
          <time dateTime={entry.at.toISOString()} className="text-xs whitespace-nowrap text-ink-3">
            {f.shortInstant(entry.at)}
          </time>
        </li>
      ))}
    </ol>
  );
}

function ActionName({ action }: { action: string }) {
  const { t } = useI18n();
  const key = `audit.action.${action}`;
  return isMessageKey(key) ? t(key) : action;
}

function About({
  squadId,
  entry: { task, about, number, capacity },
}: {
  squadId: string;
  entry: ActivityEntry;
}) {
  const { t, name } = useI18n();
  if (task) {
    return (
      <Link to={paths.task(squadId, task.id)} className="hover:underline">
        <span className="text-ink-3">{task.key}</span> {task.title}
      </Link>
    );
  }
  if (about) return <span>{name(about)}</span>;
  if (number === null) return null;
  return (
    <span>
      {capacity
        ? t("activity.version_as", { number, capacity: t(`contract.capacity.${capacity}`) })
        : t("activity.version", { number })}
    </span>
  );
}
