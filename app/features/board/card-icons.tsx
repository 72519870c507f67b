import {
  ArrowRight,
  Ban,
  CheckSquare,
  Clock,
  Hourglass,
  ListTree,
  MessageSquare,
  Paperclip,
  Repeat2,
  Target,
} from "lucide-react";

const icons = {
  to: ArrowRight,
  blocked: Ban,
  checklist: CheckSquare,
  waiting: Clock,
  blocker: Hourglass,
  subtasks: ListTree,
  comments: MessageSquare,
  attachments: Paperclip,
  back: Repeat2,
  kpi: Target,
} as const;

export type CardIconName = keyof typeof icons;

/** Every sign a card may carry, drawn once a page; cards refer to it. */
export function CardIconSheet() {
  return (
    <svg aria-hidden="true" className="hidden">
      {Object.entries(icons).map(([name, Icon]) => (
        <symbol key={name} id={`card-${name}`} viewBox="0 0 24 24">
          <Icon size={24} />
        </symbol>
      ))}
    </svg>
  );
}

/** One of the sheet's signs; decorative, the words stand beside it. */
export function CardIcon({ name }: { name: CardIconName }) {
  return (
    <svg aria-hidden="true" className="size-3 shrink-0">
      <use href={`#card-${name}`} />
    </svg>
  );
}
