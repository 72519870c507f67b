import { Form, Link, redirect } from "react-router";
import { SchemeEditor } from "~/features/scheme/editor";
import { loadSchemeEditor } from "~/features/scheme/editor.server";
import { schemeForm } from "~/features/scheme/forms";
import {
  approveScheme,
  saveScheme,
  startSchemeVersion,
  submitScheme,
  withdrawScheme,
} from "~/features/scheme/schemes.server";
import { SchemeStatusChip } from "~/features/scheme/status-chip";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { type FormReply, form, page } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { FormErrors } from "~/ui/field";
import { PageHead } from "~/ui/page";
import { revalidateWhenStale } from "~/ui/stale";
import { Chip, Status } from "~/ui/status";
import type { Route } from "./+types/scheme";

const numberIn = (text: string | null): number | null =>
  text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;

export const loader = page((ctx, { params: { schemeId }, url: { searchParams } }: Route.LoaderArgs) =>
  loadSchemeEditor(ctx, {
    schemeId,
    number: numberIn(searchParams.get("version")),
    cycleId: searchParams.get("cycle"),
    against: numberIn(searchParams.get("against")),
  }),
);

export const action = form(schemeForm, async (ctx, value, { params: { schemeId } }: Route.ActionArgs) => {
  const { intent, version } = value;
  switch (intent) {
    case "save":
      await saveScheme(ctx, { schemeId, ...value });
      break;
    case "submit":
      await submitScheme(ctx, { schemeId, version, saving: value });
      break;
    case "approve":
      await approveScheme(ctx, { schemeId, version });
      break;
    case "withdraw":
      await withdrawScheme(ctx, { schemeId, version });
      break;
    case "new-version":
      await startSchemeVersion(ctx, { schemeId });
      break;
  }
  return redirect(paths.scheme(schemeId));
});

export const shouldRevalidate = revalidateWhenStale;

export default function Scheme({ loaderData, actionData }: Route.ComponentProps) {
  const { t, name } = useI18n();
  const { scheme, version, versions, createdBy, submittedBy, approvedBy, waitsForOther } = loaderData;
  const hands = [
    createdBy && t("scheme.configured_by", { person: name(createdBy) }),
    version.status === "submitted" && submittedBy && t("scheme.submitted_by", { person: name(submittedBy) }),
    approvedBy && t("scheme.approved_by", { person: name(approvedBy) }),
  ].filter((line): line is string => typeof line === "string");
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("assessment.title"), to: paths.assessment },
          { label: t("console.title"), to: paths.console },
          { label: name(scheme) },
        ]}
        title={name(scheme)}
        badges={
          <>
            <Chip>{t("scheme.version", { number: version.number })}</Chip>
            <SchemeStatusChip status={version.status} />
            {waitsForOther && <Status tone="watch">{t("scheme.waits_other")}</Status>}
          </>
        }
        description={hands.join(" ")}
        actions={<Decisions data={loaderData} reply={actionData} />}
      />
      {versions.length > 1 && (
        <nav aria-label={t("scheme.versions")} className="mb-4 flex flex-wrap gap-2 text-xs">
          {versions.map((one) => (
            <Link
              key={one.number}
              to={`?version=${one.number}`}
              aria-current={one.number === version.number ? "page" : undefined}
              className="rounded-control border border-line-2 px-2 py-1 hover:bg-sunken aria-[current]:bg-ink aria-[current]:text-inv"
            >
              {t("scheme.version", { number: one.number })} · {t(`scheme.status.${one.status}`)}
            </Link>
          ))}
        </nav>
      )}
      <SchemeEditor key={`${version.id} ${version.lock}`} data={loaderData} reply={actionData} />
    </>
  );
}

type Data = Route.ComponentProps["loaderData"];

function Decisions({
  data: { may, version, scheme },
  reply,
}: {
  data: Data;
  reply: FormReply | Response | undefined;
}) {
  const { t, name } = useI18n();
  const refused = reply && "submission" in reply ? reply.submission : undefined;
  const errors = /^(approve|withdraw|new-version)$/.test(String(refused?.initialValue?.intent))
    ? refused?.error?.[""]
    : null;
  const lock = <input type="hidden" name="version" value={version.lock} />;
  return (
    <>
      <FormErrors errors={errors} />
      {may.withdraw && (
        <Form method="post">
          {lock}
          <Button name="intent" value="withdraw">
            {t("scheme.withdraw")}
          </Button>
        </Form>
      )}
      {may.approve && (
        <Dialog
          trigger={
            <Button type="button" kind="main">
              {t("scheme.approve")}
            </Button>
          }
          title={t("scheme.confirm_approve", { number: version.number, name: name(scheme) })}
          description={t("scheme.confirm_approve_hint")}
        >
          <Form method="post" className="flex justify-end">
            {lock}
            <Button name="intent" value="approve" kind="main">
              {t("scheme.approve")}
            </Button>
          </Form>
        </Dialog>
      )}
      {may.newVersion && (
        <Form method="post">
          {lock}
          <Button name="intent" value="new-version">
            {t("scheme.new_version")}
          </Button>
        </Form>
      )}
      {may.edit && (
        <Button form="scheme" name="intent" value="submit" kind="main">
          {t("scheme.submit")}
        </Button>
      )}
    </>
  );
}
