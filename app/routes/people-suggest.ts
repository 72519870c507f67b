import { offerPeople } from "~/features/org/list-people.server";
import { personText } from "~/features/org/person-text";
import { localName } from "~/platform/i18n";
import { page } from "~/platform/respond.server";
import type { Suggestion } from "~/ui/suggest-field";
import type { Route } from "./+types/people-suggest";

export const loader = page(async (ctx, { url }: Route.LoaderArgs) => {
  const found = await offerPeople(ctx, url.searchParams.get("q") ?? "");
  const suggestions: Suggestion[] = found.map((person) => ({
    text: personText(ctx.locale, person),
    label: localName(ctx.locale, person),
    note: [person.employeeNo, localName(ctx.locale, { name: person.title, nameEn: person.titleEn })]
      .filter(Boolean)
      .join(" · "),
  }));
  return { suggestions };
});
