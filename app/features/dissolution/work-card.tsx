import { useState } from "react";
import { Form } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import type { FormReply } from "~/platform/respond.server";
import { Button } from "~/ui/button";
import { Card, Fact, FactRow } from "~/ui/card";
import { cx } from "~/ui/cx";
import { FormErrors } from "~/ui/field";
import { EmptyState, Pager, ViewTabs } from "~/ui/page";
import { Status } from "~/ui/status";
import type { DissolutionView } from "./load-dissolution.server";
import { WorkTable } from "./work-table";

const views = ["undecided", "waiting", "all"] as const;

/** Every open task with its new home; what is chosen is decided together. */
export function WorkCard({ view, reply }: { view: DissolutionView; reply: FormReply | undefined }) {
  const { t, f } = useI18n();
  const { counts, squad } = view;
  const totals = { undecided: counts.undecided, waiting: counts.waiting, all: counts.open };
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <FactRow>
        <Fact label={t("dissolution.open")} value={f.number(counts.open)} />
        <Fact label={t("dissolution.decided")} value={f.number(counts.open - counts.undecided)} />
        <Fact label={t("dissolution.undecided")} value={f.number(counts.undecided)} />
        <Fact label={t("dissolution.waiting")} value={f.number(counts.waiting)} />
      </FactRow>
      <Card title={t("dissolution.work")} hint={t("dissolution.work_hint")} flush>
        <ViewTabs
          label={t("dissolution.views")}
          views={views.map((view) => ({ view, label: t(`dissolution.view.${view}`), count: totals[view] }))}
          current={view.view}
        />
        {view.tasks.length === 0 ? (
          <EmptyState title={t(`dissolution.none.${view.view}`)} />
        ) : (
          <Decide
            key={`${squad.version} ${view.view} ${view.page.page} ${counts.undecided}`}
            view={view}
            reply={reply}
          />
        )}
        <Pager {...view.page} />
      </Card>
    </div>
  );
}

function Decide({ view, reply }: { view: DissolutionView; reply: FormReply | undefined }) {
  const { t, name } = useI18n();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const errors = Object.values(reply?.submission.error ?? {}).flatMap((texts) => texts ?? []);
  const typed = reply?.submission.initialValue ?? {};
  const kept = (field: string) => (typeof typed[field] === "string" ? typed[field] : "");
  const box = "h-8 rounded-control border border-line-2 bg-surface px-2 text-sm max-sm:h-9";
  return (
    <Form method="post" action={paths.squadDissolve(view.squad.id)} preventScrollReset>
      <WorkTable
        tasks={view.tasks}
        squadId={view.squad.id}
        linked={view.mayOpenTasks}
        chosen={chosen}
        onChoose={setChosen}
      />
      <div className="flex flex-col gap-3 border-t border-line bg-sunken px-4.5 py-3">
        <FormErrors errors={errors} />
        <div className="flex flex-wrap items-end gap-3">
          <label className="flex min-w-0 flex-col gap-1 text-xs font-medium text-ink-2 max-sm:w-full">
            {t("dissolution.home_for")}
            <select
              name="home"
              required
              defaultValue={kept("home")}
              className={cx(box, "min-w-52 max-w-full")}
            >
              <option value="">{t("dissolution.home_pick")}</option>
              <optgroup label={t("dissolution.squads")}>
                {view.successors.map((squad) => (
                  <option key={squad.id} value={`squad.${squad.id}`}>
                    {squad.key} · {name(squad)}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t("dissolution.ends_work")}>
                <option value="done">{t("dissolution.home.done")}</option>
                <option value="archive">{t("dissolution.home.archive")}</option>
              </optgroup>
              <option value="none">{t("dissolution.home.none")}</option>
            </select>
          </label>
          <label className="flex min-w-0 flex-1 basis-56 flex-col gap-1 text-xs font-medium text-ink-2">
            <span>
              {t("dissolution.reason")}{" "}
              <span className="font-normal text-ink-3">{t("dissolution.reason_hint")}</span>
            </span>
            <input
              name="reason"
              maxLength={500}
              defaultValue={kept("reason")}
              className={cx(box, "w-full")}
            />
          </label>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button kind="main" name="intent" value="plan">
            {t("dissolution.plan")}
          </Button>
          {view.counts.undecided > 0 && (
            <Button name="intent" value="rest">
              {t("dissolution.rest", { count: view.counts.undecided })}
            </Button>
          )}
          {view.tasks.some(({ waiting }) => waiting) && (
            <Status tone="watch" bare>
              {t("dissolution.handoff_first")}
            </Status>
          )}
        </div>
      </div>
    </Form>
  );
}
