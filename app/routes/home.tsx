import { page } from "~/platform/respond.server";
import { useI18n } from "~/platform/i18n";
import { PageHead } from "~/ui/page";
import type { Route } from "./+types/home";

export const loader = page(async (ctx, _: Route.LoaderArgs) => ({ person: ctx.person, today: ctx.today }));

export default function Home({ loaderData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  return <PageHead title={t("home.greeting", { name: name(loaderData.person) })} description={f.dayWithWeekday(loaderData.today)} />;
}
