import { redirect } from "react-router";
import { loadIndividualPart, rateLines, saveIndividualPart } from "~/features/assessment/individual.server";
import { IndividualEditor } from "~/features/assessment/individual-editor";
import { individualForm } from "~/features/assessment/individual-form";
import { RatingsForm } from "~/features/assessment/ratings-form";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { form, page } from "~/platform/respond.server";
import { PageHead } from "~/ui/page";
import { revalidateWhenStale } from "~/ui/stale";
import { Chip } from "~/ui/status";
import type { Route } from "./+types/assessment-individual-edit";

export const loader = page((ctx, { params }: Route.LoaderArgs) => loadIndividualPart(ctx, params));

export const action = form(
  individualForm,
  async (ctx, value, { params: { cycleId, personId } }: Route.ActionArgs) => {
    if (value.intent === "save") await saveIndividualPart(ctx, { cycleId, personId, lines: value.lines });
    else await rateLines(ctx, { cycleId, personId, ratings: value.ratings });
    return redirect(paths.individualPart(cycleId, personId));
  },
);

export const shouldRevalidate = revalidateWhenStale;

export default function IndividualPart({ loaderData, actionData }: Route.ComponentProps) {
  const { t, f, name } = useI18n();
  const { cycle, person, squads, lines } = loaderData;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("assessment.title"), to: paths.assessment },
          { label: t("assessment.individual"), to: `${paths.individualParts}?cycle=${cycle.id}` },
          { label: name(person) },
        ]}
        title={t("individual.of", { name: name(person) })}
        badges={<Chip>{t(`cycle_state.${cycle.state}`)}</Chip>}
        description={
          [name(cycle), ...squads.map(name)].join(" · ") +
          ` · ${t("assessment.span", { from: f.dayWithYear(cycle.start), to: f.dayWithYear(cycle.end) })}`
        }
      />
      <div className="flex flex-col gap-5">
        <IndividualEditor
          key={lines.map((line) => `${line.id} ${line.version}`).join()}
          part={loaderData}
          reply={actionData}
        />
        <RatingsForm part={loaderData} reply={actionData} />
      </div>
    </>
  );
}
