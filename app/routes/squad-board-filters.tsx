import { redirect } from "react-router";
import { asQuery } from "~/features/board/address";
import {
  keepFilter,
  removeFilter,
  replaceFilter,
  updateFilter,
} from "~/features/board/saved/change-filters.server";
import { BackToView, FilterManager } from "~/features/board/saved/filter-manager";
import { savedFilterForm } from "~/features/board/saved/forms";
import { loadFilters } from "~/features/board/saved/load-filters.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import type { Route } from "./+types/squad-board-filters";

export const loader = page(async (ctx, { params, url }: Route.LoaderArgs) =>
  loadFilters(ctx, params.squadId, url.searchParams),
);

export const action = form(savedFilterForm, async (ctx, value, { params, url }: Route.ActionArgs) => {
  const own = new URLSearchParams(url.searchParams);
  const here = () => redirect(paths.boardFilters(params.squadId) + asQuery(own));
  switch (value.intent) {
    case "save":
      await keepFilter(ctx, params.squadId, value);
      own.delete("filter");
      return here();
    case "update":
      await updateFilter(ctx, params.squadId, value);
      return here();
    case "replace":
      await replaceFilter(ctx, params.squadId, value);
      own.delete("filter");
      return here();
    case "delete":
      return { deleted: await removeFilter(ctx, params.squadId, value) };
  }
});

export default function BoardFilters({ loaderData, actionData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { squad, choices, brought, back, mayShare, newFilterId } = loaderData;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h2 className="mr-auto text-base font-semibold">{t("saved.page", { squad: name(squad) })}</h2>
        <BackToView to={back} />
      </div>
      <FilterManager
        choices={choices}
        brought={brought}
        mayShare={mayShare}
        newFilterId={newFilterId}
        reply={actionData}
      />
    </>
  );
}
