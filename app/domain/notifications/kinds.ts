/** What people are told about, and whether it goes out by mail unless they choose otherwise. */
export const notificationDefaults = {
  "handoff.offered": { inApp: true, mail: "now" },
  "handoff.accepted": { inApp: true, mail: "digest" },
  "handoff.returned": { inApp: true, mail: "now" },
  "handoff.withdrawn": { inApp: true, mail: "off" },
  "task.mentioned": { inApp: true, mail: "now" },
  "task.commented": { inApp: true, mail: "digest" },
  "task.assigned": { inApp: true, mail: "digest" },
  "task.blocked": { inApp: true, mail: "digest" },
  "task.unblocked": { inApp: true, mail: "digest" },
  "task.moved_squad": { inApp: true, mail: "digest" },
  "squad.dissolving": { inApp: true, mail: "now" },
} as const satisfies Record<string, { inApp: boolean; mail: "off" | "now" | "digest" }>;

export type NotificationKind = keyof typeof notificationDefaults;

export const notificationKinds = Object.keys(notificationDefaults) as NotificationKind[];

/** True for a kind that people are told about today; rows of earlier versions may name others. */
export const isNotificationKind = (kind: string): kind is NotificationKind =>
  Object.hasOwn(notificationDefaults, kind);
