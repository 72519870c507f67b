import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Discipline } from "~/domain/org/discipline";
import { type LiveChanges, useLive, useLookingAt, useSelfId, useSerialRevalidate } from "~/features/live";
import { useI18n } from "~/platform/i18n";
import type { LiveMessage } from "~/platform/live/message";
import { alreadyShown, type OthersChange, othersChange } from "./others-changes";
import type { BoardCard, BoardView } from "./view";

const shownMilliseconds = 6_000;

type Line = { who: { name: string; nameEn: string; discipline?: Discipline | null }; text: string };

/**
 * Keeps the board as it is for everybody: fetches it again after others' changes, once the reader's own hands are free, and says what
 * they did. The focus stays on the card it is on, wherever that goes.
 */
export function useFreshBoard({
  view,
  cards,
  openId,
  busy,
}: {
  view: BoardView;
  /** As they stand on the page, the reader's own moves under way included. */
  cards: readonly BoardCard[];
  openId: string | undefined;
  busy: () => boolean;
}): Line | null {
  const revalidate = useSerialRevalidate();
  const selfId = useSelfId();
  const [line, setLine] = useState<OthersChange | null>(null);
  const told = useRef<{ before: BoardView["cards"]; messages: readonly LiveMessage[] } | null>(null);
  useLookingAt({ squadId: view.squad.id, taskId: openId ?? null });
  useLive({
    topics: [`squad:${view.squad.id}`],
    busy,
    onChange: ({ messages, refresh }: LiveChanges) => {
      if (!refresh && alreadyShown(view.cards, messages)) return;
      const before = told.current?.before ?? view.cards;
      told.current = { before, messages: [...(told.current?.messages ?? []), ...messages] };
      revalidate();
    },
  });

  useEffect(() => {
    if (!told.current || told.current.before === view.cards) return;
    const change = othersChange({ ...told.current, after: view.cards, selfId: selfId ?? "" });
    told.current = null;
    if (change) setLine(change);
  }, [view.cards, selfId]);
  useEffect(() => {
    if (!line) return;
    const timer = window.setTimeout(() => setLine(null), shownMilliseconds);
    return () => window.clearTimeout(timer);
  }, [line]);
  useFocusKept(cards);
  return useLine(view, line);
}

/** A card that moves to another column is another element there; the focus goes along. */
function useFocusKept(cards: readonly BoardCard[]): void {
  const focused = useRef<string | null>(null);
  useEffect(() => {
    const note = ({ target }: Event) => {
      const card = target instanceof Element ? target.closest<HTMLElement>("[data-card]") : null;
      focused.current = card?.dataset.card ?? null;
    };
    // Whoever clicks on nothing gives the focus up, which no focus event tells of.
    for (const event of ["focusin", "pointerdown"]) document.addEventListener(event, note);
    return () => {
      for (const event of ["focusin", "pointerdown"]) document.removeEventListener(event, note);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks at the page after the cards have changed
  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return;
    const link = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(focused.current)}"] a`);
    link?.focus({ preventScroll: true });
  }, [cards]);
}

function useLine(view: BoardView, change: OthersChange | null): Line | null {
  const { t, name } = useI18n();
  if (!change) return null;
  const who = name(change.who);
  const person = view.people.find(({ id }) => id === change.who.id);
  const line = (text: string): Line => ({ who: { ...change.who, discipline: person?.discipline }, text });
  if (change.what === "many") return line(t("live.many", { who, count: change.count }));
  if (change.what !== "moved") return line(t(`live.${change.what}`, { who, key: change.key }));
  const column = view.columns.find(({ id }) => id === change.columnId);
  return line(t("live.moved", { who, key: change.key, column: column ? name(column) : "" }));
}
