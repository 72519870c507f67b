import { Form, useFetcher, useNavigation } from "react-router";
import { useI18n } from "~/platform/i18n";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/field";
import { LeftOut } from "./import-frame";
import type { MappingView, Preview } from "./load-pages.server";
import {
  ArchivedSection,
  ColumnsSection,
  LabelsSection,
  LineageSection,
  ListsSection,
  PeopleSection,
  PrioritiesSection,
} from "./mapping-sections";
import { PreviewTable } from "./preview-table";

type PreviewReply = { preview: Preview } | FormReply;

/** The whole mapping step: one form; the preview follows it while it is filled in. */
export function MappingForm({ view, reply }: { view: MappingView; reply: FormReply | Response | undefined }) {
  const { t } = useI18n();
  const trial = useFetcher<PreviewReply>();
  const navigation = useNavigation();
  const busy = navigation.state !== "idle" && navigation.formMethod === "POST";
  const errors =
    reply && "submission" in reply
      ? Object.values(reply.submission.error ?? {}).flatMap((texts) => texts ?? [])
      : null;
  const tried = trial.data && "preview" in trial.data ? trial.data.preview : null;
  return (
    <Form
      method="post"
      preventScrollReset
      key={view.import.version}
      onChange={(event) => {
        const sent = new FormData(event.currentTarget);
        sent.set("intent", "preview");
        trial.submit(sent, { method: "post" });
      }}
      className="flex flex-col gap-4"
    >
      <FormErrors errors={errors} />
      <input type="hidden" name="version" value={view.import.version} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="flex min-w-0 flex-col gap-4">
          <ColumnsSection view={view} />
          <LineageSection view={view} />
          <ListsSection view={view} />
          <PeopleSection view={view} />
          <LabelsSection view={view} />
          <PrioritiesSection view={view} />
          <ArchivedSection view={view} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-4">
          <PreviewTable cards={tried ?? view.preview} />
          <LeftOut names={view.leftOut} />
          <div className="flex flex-wrap gap-2">
            <Button kind="main" name="intent" value="check" disabled={busy}>
              {t("board_import.to_check")}
            </Button>
            <Button name="intent" value="save" disabled={busy}>
              {t("board_import.update")}
            </Button>
          </div>
        </div>
      </div>
    </Form>
  );
}
