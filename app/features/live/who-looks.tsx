import { useI18n } from "~/platform/i18n";
import { Avatar } from "~/ui/avatar";
import { usePresence } from "./use-live";

const shown = 4;

/** Who else looks at the board, or with `taskId` at this task, as initials with names; nothing while nobody does. */
export function WhoLooks({ squadId, taskId }: { squadId: string; taskId?: string }) {
  const { t, name } = useI18n();
  const people = usePresence(squadId).filter(
    ({ taskIds }) => taskId === undefined || taskIds.includes(taskId),
  );
  if (people.length === 0) return null;
  const names = people.map((person) => name(person));
  const text = t(taskId === undefined ? "live.on_board" : "live.on_task", {
    names: names.join(t("live.and")),
  });
  const rest = people.length - shown;
  return (
    <span className="inline-flex items-center gap-0.5" title={text}>
      {people.slice(0, shown).map((person) => (
        <Avatar key={person.id} person={person} discipline={person.discipline} size={20} />
      ))}
      {rest > 0 && (
        <span aria-hidden className="ml-1 text-xs text-ink-3">
          +{rest}
        </span>
      )}
      <span className="sr-only">{text}</span>
    </span>
  );
}
