import type { NotificationKind } from "~/domain/notifications";

/** The name of a kind's fields: a dot in it would be read as a path. */
export const fieldOf = (kind: NotificationKind): string => kind.replace(".", "-");
