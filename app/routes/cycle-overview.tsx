import { Form, Link, redirect, useRouteLoaderData } from "react-router";
import { computeCycle } from "~/features/assessment/compute.server";
import { CycleFrameFields, type CycleFrameShape } from "~/features/assessment/cycle-frame-fields";
import { CycleProgress, CycleSteps } from "~/features/assessment/cycle-steps";
import { editCycle, moveCycle, openCycle } from "~/features/assessment/cycles.server";
import { approveRun, publishRun, sendBackRun } from "~/features/assessment/decide.server";
import { cycleForm } from "~/features/assessment/forms";
import type { CyclePage } from "~/features/assessment/overview.server";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { type FormReply, form } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { replyTo } from "~/ui/reply";
import { StaleNotice, VersionInput } from "~/ui/stale";
import { Chip, Status } from "~/ui/status";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/cycle-overview";
import type { loader as cycleLoader } from "./cycle";

export const action = form(cycleForm, async (ctx, value, { params: { cycleId } }: Route.ActionArgs) => {
  switch (value.intent) {
    case "save": {
      const { intent, ...frame } = value;
      await editCycle(ctx, { id: cycleId, ...frame });
      break;
    }
    case "set-targets":
    case "back-to-draft":
      await moveCycle(ctx, { id: cycleId, step: value.intent });
      break;
    case "open":
      await openCycle(ctx, cycleId);
      break;
    case "compute":
      await computeCycle(ctx, { cycleId, earlyReason: value.earlyReason });
      return redirect(paths.cycleResults(cycleId));
    case "approve":
      await approveRun(ctx, { cycleId });
      break;
    case "send-back":
      await sendBackRun(ctx, { cycleId, reason: value.reason });
      break;
    case "publish":
      await publishRun(ctx, { cycleId });
      break;
  }
  return redirect(paths.cycle(cycleId));
});

export default function CycleOverview({ actionData }: Route.ComponentProps) {
  const data = useRouteLoaderData<typeof cycleLoader>("routes/cycle");
  if (!data) return null;
  return (
    <div className="flex flex-col gap-5">
      <CycleProgress state={data.cycle.state} />
      <CycleSteps data={data} reply={actionData} />
      {data.may.frame && <Frame data={data} reply={actionData} />}
      <About data={data} />
      <Runs data={data} />
    </div>
  );
}

function Frame({
  data: { cycle, schemeChoices },
  reply,
}: {
  data: CyclePage;
  reply: FormReply | Response | undefined;
}) {
  const { t } = useI18n();
  const refused = replyTo(reply, "save");
  const { name, nameEn, kind, start, end, schemeVersionId } = cycle;
  const { form: meta, fields } = useForm<CycleFrameShape>({
    reply: refused,
    id: "frame",
    defaultValue: { name, nameEn, kind, start, end, schemeVersionId: schemeVersionId ?? "" },
  });
  const labels = {
    name: t("cycle.name_zh"),
    nameEn: t("cycle.name_en"),
    start: t("cycle.start"),
    end: t("cycle.end"),
  };
  return (
    <Card title={t("cycle.facts")}>
      <Form method="post" id={meta.id} className="flex flex-col gap-4">
        <StaleNotice
          reply={refused}
          fields={(["name", "nameEn", "start", "end"] as const).map((key) => ({
            name: key,
            label: labels[key],
            stored: cycle[key],
          }))}
        />
        <FormErrors errors={meta.errors} />
        <VersionInput reply={refused} current={cycle.lock} />
        <CycleFrameFields fields={fields} schemes={schemeChoices} />
        <div>
          <Button name="intent" value="save">
            {t("cycle.save")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function About({ data: { scheme, createdBy, openedBy, openedAt } }: { data: CyclePage }) {
  const { t, f, name } = useI18n();
  return (
    <Card title={t("cycle.scheme")}>
      <ul className="flex flex-col gap-1 text-sm text-ink-2">
        <li>
          {scheme === null ? (
            t("error.cycle_no_scheme")
          ) : (
            <Link
              to={`${paths.scheme(scheme.id)}?version=${scheme.number}`}
              className="font-semibold text-ink hover:underline"
            >
              {t("cycle.scheme_version", { name: name(scheme), number: scheme.number })}
            </Link>
          )}
        </li>
        {createdBy && <li>{t("cycle.created_by", { person: name(createdBy) })}</li>}
        {openedBy && openedAt !== null && (
          <li>{t("cycle.opened_by", { person: name(openedBy), at: f.instant(openedAt) })}</li>
        )}
      </ul>
    </Card>
  );
}

function Runs({ data: { runs, cycle } }: { data: CyclePage }) {
  const { t, f, name } = useI18n();
  return (
    <Card title={t("cycle.runs")} flush={runs.length > 0}>
      {runs.length === 0 ? (
        <p className="text-sm text-ink-2">{t("cycle.no_runs")}</p>
      ) : (
        <ol className="divide-y divide-line">
          {runs.map((run) => (
            <li key={run.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4.5 py-3 text-sm">
              <span className="flex basis-44 items-center gap-2 font-semibold whitespace-nowrap">
                {t("cycle.run", { revision: run.revision })}
                {run.discarded ? (
                  <Chip>{t("cycle.run_discarded")}</Chip>
                ) : (
                  <Status tone="good">{t("cycle.run_stands")}</Status>
                )}
              </span>
              <span className="min-w-0 flex-1 basis-72 text-ink-2">
                {[
                  run.computedBy &&
                    t("cycle.run_computed", { person: name(run.computedBy), at: f.instant(run.computedAt) }),
                  run.approvedBy &&
                    run.approvedAt !== null &&
                    t("cycle.run_approved", { person: name(run.approvedBy), at: f.instant(run.approvedAt) }),
                  run.publishedBy &&
                    run.publishedAt !== null &&
                    t("cycle.run_published", {
                      person: name(run.publishedBy),
                      at: f.instant(run.publishedAt),
                    }),
                ]
                  .filter(Boolean)
                  .map((line) => (
                    <span key={String(line)} className="block">
                      {line}
                    </span>
                  ))}
                <code className="block truncate text-xs text-ink-3" title={run.bundleHash}>
                  sha256 {run.bundleHash}
                </code>
              </span>
              {!run.discarded && (
                <Link
                  to={`${paths.bundleDownload(cycle.id)}?scope=cycle`}
                  reloadDocument
                  className="underline"
                >
                  {t("cycle.bundle")}
                </Link>
              )}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
