import { data, redirect } from "react-router";
import { mappingForm } from "~/features/board-import/forms";
import { ImportFrame } from "~/features/board-import/import-frame";
import { loadMapping, previewMapping } from "~/features/board-import/load-pages.server";
import { MappingForm } from "~/features/board-import/mapping-form";
import { saveMapping } from "~/features/board-import/save-mapping.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { revalidateWhenStale } from "~/ui/stale";
import type { Route } from "./+types/squad-board-import-map";

export const loader = page(async (ctx, { params }: Route.LoaderArgs) => {
  const address = { squadId: params.squadId, id: params.taskImportId };
  const view = await loadMapping(ctx, address);
  if (!view) throw redirect(paths.boardImportCheck(address.squadId, address.id));
  return view;
});

export const action = form(
  mappingForm,
  async (ctx, { intent, version, ...input }, { params }: Route.ActionArgs) => {
    const address = { squadId: params.squadId, id: params.taskImportId };
    if (intent === "preview") return data({ preview: await previewMapping(ctx, address, input) });
    await saveMapping(ctx, { ...address, version, input });
    const next = intent === "check" ? paths.boardImportCheck : paths.boardImportMap;
    return redirect(next(address.squadId, address.id));
  },
);

/** A preview changes nothing that this page shows. */
export const shouldRevalidate: typeof revalidateWhenStale = (args) =>
  args.formData?.get("intent") === "preview" ? false : revalidateWhenStale(args);

export default function MapImport({ loaderData: view, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const reply = actionData && "submission" in actionData ? actionData : undefined;
  return (
    <ImportFrame
      squad={view.squad}
      importId={view.import.id}
      step="map"
      title={t("board_import.map_title")}
      description={t("board_import.map_explain", { file: view.import.fileName, count: view.cards })}
    >
      <MappingForm view={view} reply={reply} />
    </ImportFrame>
  );
}
