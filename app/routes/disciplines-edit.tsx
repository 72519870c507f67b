import { Form, Link, redirect } from "react-router";
import { listDisciplines, setDisciplineHead } from "~/features/org/discipline-heads.server";
import { disciplineHeadForm } from "~/features/org/forms";
import { OrganisationTabs } from "~/features/org/organisation-tabs";
import { PersonField } from "~/features/org/person-field";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { type FormReply, form, page } from "~/platform/respond.server";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/field";
import { PageHead } from "~/ui/page";
import { isStale, revalidateWhenStale, StaleNotice, VersionInput } from "~/ui/stale";
import { DisciplineTag } from "~/ui/status";
import { useForm } from "~/ui/use-form";
import type { Route } from "./+types/disciplines-edit";

export const loader = page((ctx, _: Route.LoaderArgs) => listDisciplines(ctx));

export const action = form(disciplineHeadForm, async (ctx, value, _: Route.ActionArgs) => {
  await setDisciplineHead(ctx, value);
  return redirect(paths.disciplines);
});

export const shouldRevalidate = revalidateWhenStale;

export default function Disciplines({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageHead title={t("disciplines.title")} description={t("disciplines.explain")} />
      <OrganisationTabs />
      <div className="grid gap-4 lg:grid-cols-3">
        {loaderData.disciplines.map((row) => (
          <DisciplineCard
            key={`${row.discipline}-${row.version}`}
            row={row}
            mayEdit={loaderData.mayEdit}
            reply={actionData}
          />
        ))}
      </div>
    </>
  );
}

type Row = Route.ComponentProps["loaderData"]["disciplines"][number];

function DisciplineCard({
  row,
  mayEdit,
  reply,
}: {
  row: Row;
  mayEdit: boolean;
  reply: FormReply | Response | undefined;
}) {
  const { t, name } = useI18n();
  const sent = reply && "submission" in reply && reply.submission.initialValue?.discipline === row.discipline;
  const mine = sent ? reply : undefined;
  const { form: head, fields } = useForm<{ head: string }>({
    reply: mine,
    defaultValue: { head: row.headText },
    id: `head-${row.discipline}`,
  });
  return (
    <Card
      title={
        <DisciplineTag discipline={row.discipline}>
          <span className="text-base">{t(`discipline.${row.discipline}`)}</span>
        </DisciplineTag>
      }
      hint={
        <Link to={`${paths.people}?discipline=${row.discipline}`} className="underline">
          {t("people.count", { count: row.people })}
        </Link>
      }
      className="overflow-visible!"
    >
      <div className="mb-4 flex items-center gap-2.5">
        {row.head ? (
          <>
            <Avatar person={row.head} discipline={row.discipline} size={36} />
            <div>
              <Link to={paths.person(row.head.id)} className="font-medium hover:underline">
                {name(row.head)}
              </Link>
              <div className="text-xs text-ink-3">
                {t("people.discipline_head", { discipline: t(`discipline.${row.discipline}`) })}
              </div>
            </div>
          </>
        ) : (
          <p className="text-sm text-ink-3">{t("disciplines.no_head")}</p>
        )}
      </div>
      {mayEdit && (
        <Form method="post" id={head.id} className="flex flex-col gap-3 border-t border-line pt-4">
          {!isStale(mine) && <FormErrors errors={head.errors} />}
          <StaleNotice
            reply={mine}
            fields={[{ name: "head", label: t("disciplines.head"), stored: row.headText }]}
          />
          <input type="hidden" name="discipline" value={row.discipline} />
          <VersionInput reply={mine} current={row.version} />
          <PersonField meta={fields.head} label={t("disciplines.change_head")} />
          <Button small className="self-start">
            {t("action.save")}
          </Button>
        </Form>
      )}
    </Card>
  );
}
