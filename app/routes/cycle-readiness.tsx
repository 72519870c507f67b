import { Form, Link, redirect } from "react-router";
import { overrideSquad, withdrawOverride } from "~/features/assessment/cycles.server";
import { readinessForm } from "~/features/assessment/forms";
import { Issue } from "~/features/assessment/readiness-issue";
import { loadReadiness, type ReadinessPage } from "~/features/assessment/readiness-page.server";
import { useI18n } from "~/platform/i18n";
import { pageParam } from "~/platform/params.server";
import { paths } from "~/platform/paths";
import { type FormReply, form, page } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Dialog } from "~/ui/dialog";
import { FormErrors, TextAreaField } from "~/ui/field";
import { FilterBar, FilterSelect } from "~/ui/filter-bar";
import { EmptyState, Pager } from "~/ui/page";
import { replyTo } from "~/ui/reply";
import { Status } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/cycle-readiness";

export const loader = page((ctx, { params: { cycleId }, url: { searchParams } }: Route.LoaderArgs) =>
  loadReadiness(ctx, {
    cycleId,
    query: {
      search: (searchParams.get("q") ?? "").trim(),
      state: searchParams.get("state") ?? "",
      page: pageParam({ searchParams }),
    },
  }),
);

export const action = form(
  readinessForm,
  async (ctx, value, { params: { cycleId }, url }: Route.ActionArgs) => {
    if (value.intent === "override")
      await overrideSquad(ctx, { cycleId, squadId: value.squadId, reason: value.reason });
    else await withdrawOverride(ctx, { cycleId, squadId: value.squadId });
    return redirect(`${paths.cycleReadiness(cycleId)}${url.search}`);
  },
);

type Squad = ReadinessPage["squads"][number];
type Reply = FormReply | Response | undefined;

const tones = { ready: "good", overridden: "watch", unready: "bad" } as const;

export default function CycleReadiness({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  if (loaderData === null) {
    return (
      <Card>
        <p className="text-sm">{t("cycle.no_scheme_yet")}</p>
      </Card>
    );
  }
  const { squads, counts, cycle, mayOverride, ...shown } = loaderData;
  return (
    <>
      <FilterBar label={t("ready.filter")} searchLabel={t("ready.search")}>
        <FilterSelect
          name="state"
          label={t("ready.state")}
          all={t("ready.any")}
          choices={(["unready", "overridden", "ready"] as const).map((value) => ({
            value,
            label: `${t(`ready.${value}`)} (${counts[value]})`,
          }))}
        />
      </FilterBar>
      <Card flush>
        {squads.length === 0 ? (
          <EmptyState title={t("squads.none")} />
        ) : (
          <Table
            label={t("cycle.tab.readiness")}
            head={
              <>
                <Th>{t("ready.squad")}</Th>
                <Th>{t("ready.state")}</Th>
                <Th>{t("ready.missing")}</Th>
                <Th>
                  <span className="sr-only">{t("assessment.actions")}</span>
                </Th>
              </>
            }
          >
            {squads.map((squad) => (
              <Row
                key={squad.id}
                squad={squad}
                cycleId={cycle.id}
                mayOverride={mayOverride}
                reply={actionData}
              />
            ))}
          </Table>
        )}
        <Pager {...shown} />
      </Card>
    </>
  );
}

const mostIssues = 6;

function Row({
  squad,
  cycleId,
  mayOverride,
  reply,
}: {
  squad: Squad;
  cycleId: string;
  mayOverride: boolean;
  reply: Reply;
}) {
  const { t, f, name } = useI18n();
  const by = name({ name: squad.overriddenBy ?? "", nameEn: squad.overriddenByEn ?? "" });
  return (
    <tr className="align-top">
      <Td className="align-top">
        <Link to={paths.squad(squad.id)} className="font-semibold whitespace-nowrap hover:underline">
          {name(squad)}
        </Link>
        <div className="text-xs text-ink-3">{squad.key}</div>
      </Td>
      <Td className="align-top whitespace-nowrap">
        <Status tone={tones[squad.state]}>{t(`ready.${squad.state}`)}</Status>
      </Td>
      <Td className="min-w-72 align-top text-sm">
        {squad.issues.length > 0 && (
          <ul className="flex flex-col gap-0.5">
            {squad.issues.slice(0, mostIssues).map((issue) => (
              <Issue
                key={`${issue.kind} ${issue.discipline} ${issue.person?.id} ${issue.metric?.id}`}
                issue={issue}
                where={{ squadId: squad.id, cycleId }}
              />
            ))}
            {squad.issues.length > mostIssues && (
              <li className="text-xs text-ink-3">
                {t("ready.more", { count: squad.issues.length - mostIssues })}
              </li>
            )}
          </ul>
        )}
        {squad.overrideReason !== null && squad.overriddenAt !== null && (
          <p className="mt-1 text-xs text-ink-2">
            {t("ready.override_by", {
              person: by,
              at: f.instant(squad.overriddenAt),
              reason: squad.overrideReason,
            })}
          </p>
        )}
      </Td>
      <Td right className="align-top">
        {mayOverride && squad.state === "unready" && <Override squad={squad} reply={reply} />}
        {mayOverride && squad.overrideReason !== null && (
          <Form method="post">
            <input type="hidden" name="squadId" value={squad.id} />
            <Button name="intent" value="withdraw" small>
              {t("ready.withdraw")}
            </Button>
          </Form>
        )}
      </Td>
    </tr>
  );
}

function Override({ squad, reply }: { squad: Squad; reply: Reply }) {
  const { t, name } = useI18n();
  const refused = replyTo(reply, "override", { squadId: squad.id });
  const { form: meta, fields } = useForm<{ reason: string }>({ reply: refused, id: `override-${squad.id}` });
  return (
    <Dialog
      trigger={
        <Button type="button" small>
          {t("ready.override")}
        </Button>
      }
      title={t("ready.override_title", { squad: name(squad) })}
      description={t("ready.override_hint")}
    >
      <Form method="post" id={meta.id} className="flex flex-col gap-4">
        <FormErrors errors={meta.errors} />
        <input type="hidden" name="squadId" value={squad.id} />
        <TextAreaField meta={fields.reason} label={t("ready.override_reason")} rows={3} required />
        <div className="flex justify-end">
          <Button name="intent" value="override" kind="main">
            {t("ready.override")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
