import { eq } from "drizzle-orm";
import { pino } from "pino";
import "~/messages/register.server";
import { dayIn } from "~/platform/clock";
import { type Context, contextFor } from "~/platform/context.server";
import { translator } from "~/platform/i18n";
import { loadActor } from "../../../repositories/actors";
import { people } from "../../../schema";
import type { Store } from "../../../store";
import { personId } from "../people";

/** Somebody of the demo bank at work at a past instant. */
export type ActAs = (person: string, at: Date) => Promise<Context>;

const timeZone = "Asia/Shanghai";
const log = pino({ level: "silent" });

/**
 * Contexts for the use cases that the bank's history is made with: rights, rules and audit entries are those of that person
 * on that day. Time never runs backwards: a step that a weekend would put before the last one happens at the same instant.
 */
export function actorsOf(store: Store): ActAs {
  let latest = new Date(0);
  return async (key, wanted) => {
    const at = wanted < latest ? latest : wanted;
    latest = at;
    const id = personId(key);
    const [person] = await store.read.select().from(people).where(eq(people.id, id));
    if (!person) throw new RangeError(`Nobody is called ${key}`);
    const today = dayIn(timeZone, at);
    const t = translator("zh-CN");
    const request = {
      store,
      log,
      now: at,
      today,
      timeZone,
      origin: "http://localhost",
      address: "",
      userAgent: "",
      nonce: "",
      secure: false,
      demo: true,
      organisation: "",
      locale: "zh-CN" as const,
      t,
    };
    const actor = await loadActor(store.read, { personId: id, today });
    return contextFor(request, { actor, locale: "zh-CN", t, sessionId: "", person });
  };
}
