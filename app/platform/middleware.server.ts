import type { MiddlewareFunction } from "react-router";
import { loadActor } from "#db/repositories/actors";
import { requestContext, viewerContext } from "./context.server";
import { translator } from "./i18n";
import { readSession } from "./session.server";

/** Puts the signed-in person, if any, in the context of the request. */
export const viewerMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const info = context.get(requestContext);
  const session = await readSession(info, request.headers.get("cookie"));
  if (session) {
    const { person, sessionId } = session;
    context.set(viewerContext, {
      actor: await loadActor(info.store.read, { personId: person.id, today: info.today }),
      locale: person.locale,
      t: translator(person.locale),
      sessionId,
      person: {
        id: person.id,
        name: person.name,
        nameEn: person.nameEn,
        title: person.title,
        titleEn: person.titleEn,
        discipline: person.discipline,
        theme: person.theme,
      },
    });
  }
  return next();
};
