import { z } from "zod";
import { type NotificationKind, notificationKinds, type Wish } from "~/domain/notifications";
import { fieldOf } from "./wish-field";

const id = z.string().regex(/^[\w-]{1,40}$/);

export const notificationsForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("read"), id }),
  z.object({ intent: z.literal("unread"), id }),
  z.object({
    intent: z.literal("read-all"),
    kind: z
      .string()
      .max(60)
      .optional()
      .transform((value) => value ?? null),
    until: z.iso.datetime().transform((value) => new Date(value)),
  }),
]);

/** "08:30" as minutes of the day. */
const time = z
  .string("error.time_missing")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "error.time_missing")
  .transform((value) => Number(value.slice(0, 2)) * 60 + Number(value.slice(3)));

const wish = z.object({
  inApp: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
  mail: z.enum(["off", "now", "digest"]),
});

const wishes = Object.fromEntries(notificationKinds.map((kind) => [fieldOf(kind), wish])) as Record<
  string,
  typeof wish
>;

export const settingsForm = z
  .object({
    version: z.coerce.number().int().min(0),
    quiet: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
    quietFrom: time,
    quietTo: time,
    digestAt: time,
    wishes: z.object(wishes),
  })
  .transform(({ version, quiet, quietFrom, quietTo, digestAt, wishes }) => ({
    version,
    hours: { quietFrom: quiet ? quietFrom : 0, quietTo: quiet ? quietTo : 0, digestAt },
    wishes: Object.fromEntries(notificationKinds.map((kind) => [kind, wishes[fieldOf(kind)]!])) as Record<
      NotificationKind,
      Wish
    >,
  }));
