import { type Discipline, disciplines } from "~/domain/org/discipline";
import type { Format, MessageKey, Named, T } from "~/platform/i18n";
import { memo } from "~/platform/memo";
import { initials } from "~/ui/initials";
import type { BoardView, CardHandoff } from "./view";

type Holder = { discipline: Discipline; name: string; initials: string };
type Words = Pick<BoardView, "people" | "kpis" | "labels">;
type Reader = { t: T; f: Format; name: (row: Named) => string; locale: Format["locale"] };

/** What cards say, each phrase put together once however many cards say it. */
export function cardWords({ t, f, name, locale }: Reader, view: Words) {
  const counted = (key: MessageKey) => memo((count: number) => t(key, { count }));
  const people = new Map<string, Holder>();
  for (const person of view.people) {
    if (people.has(person.id)) continue;
    const { discipline } = person;
    people.set(person.id, { discipline, name: name(person), initials: initials(person, locale) });
  }
  const waitsDays = memo((days: number) => t("board.card.waits_days", { days }));
  const waitsHours = memo((hours: number) => t("board.card.waits_hours", { hours }));
  const back = counted("board.card.back");
  const state = ({ pending, hours, returns }: CardHandoff) => {
    if (!pending) return back(returns);
    return hours >= 24 ? waitsDays(Math.floor(hours / 24)) : waitsHours(hours);
  };
  return {
    people,
    kpis: new Map(
      view.kpis.map((kpi) => [
        kpi.metricId,
        { code: kpi.code, says: t("board.card.kpi", { kpi: name(kpi) }) },
      ]),
    ),
    labels: new Map(view.labels.map((label) => [label.id, label.name])),
    disciplines: Object.fromEntries(disciplines.map((d) => [d, t(`discipline.${d}`)])) as Record<
      Discipline,
      string
    >,
    days: memo((days: number) => t("board.card.days", { days })),
    age: memo((days: number) => t("board.card.age", { days })),
    day: memo((day: string) => f.day(day)),
    due: memo((day: string) => t("board.card.due", { day: f.dayWithYear(day) })),
    overdue: memo((day: string) => t("board.card.overdue", { day: f.dayWithYear(day) })),
    blocked: t("board.card.blocked"),
    waitsFor: memo((keys: string) => t("board.card.waits_for", { keys })),
    comments: counted("board.card.comments"),
    attachments: counted("board.card.attachments"),
    checklist: memo((of: string) => t("board.card.checklist", { of })),
    subtasks: memo((of: string) => t("board.card.subtasks", { of })),
    unassigned: t("board.card.unassigned"),
    priority: { high: t("task.priority.high"), urgent: t("task.priority.urgent") },
    selected: t("board.card.selected"),
    handoffState: state,
    handoff: (handoff: CardHandoff) =>
      t("board.card.handoff", {
        from: t(`discipline.${handoff.from}`),
        to: t(`discipline.${handoff.to}`),
        state: state(handoff),
      }),
  };
}

export type CardWords = ReturnType<typeof cardWords>;
