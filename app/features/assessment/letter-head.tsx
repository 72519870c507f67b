import { useI18n } from "~/platform/i18n";
import { GradeScale } from "~/ui/charts";
import { cx } from "~/ui/cx";
import { Status } from "~/ui/status";
import type { Letter } from "./letter.server";

/** The final score as a sum that can be checked by hand, and where it stands among the grades. */
export function LetterHead({ letter }: { letter: Letter }) {
  const { t, f, name } = useI18n();
  const { cycle, person, run, squads, stints, scheme, rated, figures } = letter;
  const main = squads[0];
  const seat = stints.find((stint) => stint.squad === main?.id);
  const lead = main?.leads.find((one) => one.self) ?? main?.leads.find((one) => name(one) === name(person));
  const role =
    seat === undefined
      ? ""
      : lead
        ? t(`discipline.lead.${seat.discipline}`)
        : t("letter.member", { discipline: t(`discipline.${seat.discipline}`) });
  return (
    <section className="rounded-card border border-line bg-surface p-5 sm:p-6">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 max-sm:basis-full">
          <p className="text-xs text-ink-2">
            {main ? t("letter.line", { cycle: name(cycle), squad: name(main), role }) : name(cycle)}
          </p>
          <h1 className="text-xl font-semibold tracking-tight">
            {t(person.self ? "letter.title_self" : "letter.title_other", { name: name(person) })}
          </h1>
        </div>
        {run.publishedAt === null ? (
          <Status tone="watch">{t("assessment.draft_result")}</Status>
        ) : (
          <Status tone="good">{t("assessment.published_on", { at: f.instant(run.publishedAt) })}</Status>
        )}
      </div>
      {rated === null || figures.final === null || figures.grade === null ? (
        <Unrated letter={letter} />
      ) : (
        <>
          <div className="mt-4 flex flex-wrap items-end gap-x-5 gap-y-4">
            <div>
              <p className="text-xs text-ink-2">{t("letter.final")}</p>
              <p className="flex items-center gap-3">
                <span className="text-score font-semibold tracking-tight">{f.score(figures.final)}</span>
                <span className="grid min-w-9 place-items-center rounded-control bg-ink px-2 py-1.5 text-lg font-semibold text-inv">
                  {figures.grade}
                </span>
              </p>
            </div>
            <Sum letter={letter} />
          </div>
          <Notes letter={letter} />
          <div className="mt-4">
            <GradeScale
              grades={scheme.grades}
              final={figures.final}
              grade={figures.grade}
              range={scheme.range}
            />
          </div>
        </>
      )}
    </section>
  );
}

/** Joint + individual + items, each box the product it is. */
function Sum({ letter: { stints, rated, figures } }: { letter: Letter }) {
  const { t, f } = useI18n();
  const counted = stints.flatMap((stint) => stint.counted ?? []);
  const [first] = counted;
  if (rated === null || first === undefined) return null;
  const oneSplit = counted.every((stint) => stint.jointWeight === first.jointWeight);
  const joint = oneSplit
    ? t("letter.joint_term", { weight: f.percent(first.jointWeight), score: f.score(figures.joint ?? "0") })
    : t("letter.joint_mean", { count: counted.length });
  const individual = oneSplit
    ? t("letter.individual_term", {
        weight: f.percent(first.individualWeight),
        score: f.score(figures.individual ?? "0"),
      })
    : t("letter.individual_mean", { count: counted.length });
  return (
    <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:ml-0">
      <Sign label={t("letter.equals")}>=</Sign>
      <Term label={joint} value={f.score(rated.jointPart.printed)} />
      {figures.individual !== null && (
        <>
          <Sign label={t("letter.plus")}>+</Sign>
          <Term label={individual} value={f.score(rated.individualPart.printed)} />
        </>
      )}
      <Sign label={t("letter.plus")}>+</Sign>
      <Term label={t("letter.items_term")} value={f.score(rated.items.printed)} />
    </div>
  );
}

function Sign({ label, children }: { label: string; children: string }) {
  return (
    <>
      <span aria-hidden className="text-base text-ink-3">
        {children}
      </span>
      <span className="sr-only">{label}</span>
    </>
  );
}

function Term({ label, value }: { label: string; value: string }) {
  return (
    <div className="rounded-cell border border-line px-3 py-2">
      <div className="text-xs text-ink-2">{label}</div>
      <div className="text-lg font-semibold">{value}</div>
    </div>
  );
}

/** What happened between the sum and the final: clamp and vetoes. */
function Notes({ letter: { rated, scheme, figures } }: { letter: Letter }) {
  const { t, f } = useI18n();
  if (rated === null) return null;
  const notes = [
    rated.unclamped.exact !== rated.beforeVeto.exact &&
      t("letter.clamped", {
        sum: f.score(rated.unclamped.printed),
        min: f.number(scheme.range.min),
        max: f.number(scheme.range.max),
      }),
    rated.final.exact !== rated.beforeVeto.exact &&
      t("letter.capped", { before: f.score(rated.beforeVeto.printed), after: f.score(rated.final.printed) }),
    rated.grade.granted !== rated.grade.earned &&
      t("letter.grade_capped", { earned: rated.grade.earned, granted: figures.grade ?? "" }),
  ].filter((note): note is string => typeof note === "string");
  return notes.map((note, i) => (
    <p key={note} className={cx("text-sm text-ink-2", i === 0 && "mt-3")}>
      {note}
    </p>
  ));
}

function Unrated({ letter: { figures, totalDays, scheme, squads } }: { letter: Letter }) {
  const { t, f, name } = useI18n();
  const blocked = squads.filter((squad) => figures.blockedSquads.includes(squad.id)).map(name);
  return (
    <div className="mt-4 flex flex-col gap-1 rounded-cell bg-sunken p-4 text-sm">
      <p className="font-semibold">
        {t(figures.status === "blocked" ? "letter.blocked" : "letter.not-rated")}
      </p>
      <p className="text-ink-2">
        {figures.status === "not-rated"
          ? t("letter.not-rated_explain", { days: totalDays, least: scheme.minTotalDays })
          : blocked.length > 0
            ? t("letter.blocked_squads", { squads: f.list(blocked) })
            : t("letter.blocked_individual")}
      </p>
    </div>
  );
}
