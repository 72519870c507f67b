import type { Relation } from "~/domain/board";
import type { Discipline } from "~/domain/org/discipline";
import type { Named } from "~/platform/i18n";

type PersonView = Named & { id: string; discipline: Discipline | null };

export type ItemView = { id: string; text: string; done: boolean; version: number };

export type SubTaskView = {
  id: string;
  key: string;
  title: string;
  discipline: Discipline;
  finished: boolean;
  assignee: Named | null;
  column: Named;
};

/** The task at the other end of a link; of one on a board the reader may not open there is only the key. */
export type LinkView = {
  relation: Relation;
  id: string;
  key: string;
  finished: boolean;
  shown: { squadId: string; title: string } | null;
};

export type AttachmentView = {
  id: string;
  name: string;
  bytes: number;
  /** Where a link that an import brought leads; null for a file of our own. */
  url: string | null;
  addedBy: Named;
  addedAt: Date;
  /** Removed a moment ago: it is shown for its removal to be taken back. */
  removed: boolean;
};

export type CommentView = {
  id: string;
  /** As typed, for its author to edit. */
  body: string;
  html: string;
  author: PersonView;
  createdAt: Date;
  editedAt: Date | null;
  deleted: boolean;
  version: number;
  rights: { edit: boolean; delete: boolean };
};

export type CommentEditsView = { commentId: string; edits: { version: number; html: string; at: Date }[] };

/** Somebody offered after an @, and what is written then. */
export type MentionChoice = PersonView & { address: string; text: string };

/** What belongs to a task, as its page shows it beside the task's own fields. */
export type TaskParts = {
  descriptionHtml: string;
  labels: { id: string; name: string }[];
  /** Names of the squad's labels, to choose from. */
  labelChoices: string[];
  coworkers: PersonView[];
  watchers: PersonView[];
  watching: boolean;
  items: ItemView[];
  parent: { id: string; key: string; title: string } | null;
  subTasks: SubTaskView[];
  links: LinkView[];
  /** Tasks this one waits for that are still open. */
  openBlockers: number;
  attachments: AttachmentView[];
  comments: CommentView[];
  /** True when older comments are left out. */
  commentsCut: boolean;
  /** Earlier texts of the comment whose history is open. */
  edits: CommentEditsView | null;
  mentionable: MentionChoice[];
  /** Made with the forms, so that sending one twice makes one thing. */
  newCommentId: string;
  newItemId: string;
  rights: { comment: boolean; labels: boolean; move: boolean };
};
