import { Eye, Lock } from "lucide-react";
import { Form, Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Status } from "~/ui/status";
import type { Letter, LetterSquad, LetterVeto } from "./letter.server";

/** The leads of a squad and the one joint score they share; nothing else of theirs is in the page. */
export function Partners({ squad, self }: { squad: LetterSquad; self: boolean }) {
  const { t, f, name } = useI18n();
  return (
    <Card title={t(self ? "letter.partners" : "letter.partners_other")} hint={name(squad)} flush>
      <div className="px-4.5 py-3">
        <p className="text-lg font-semibold">
          {squad.score === null ? t("letter.no_joint") : t("letter.equal", { score: f.score(squad.score) })}
        </p>
        <p className="text-xs text-ink-2">
          {squad.contract
            ? t("letter.contract", { version: squad.contract.version })
            : t("letter.no_contract")}
        </p>
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {squad.leads.map((lead) => {
          const discipline = t(`discipline.${lead.discipline}`);
          return (
            <li key={lead.discipline} className="flex items-center gap-2.5 px-4.5 py-2.5">
              <Avatar person={lead} discipline={lead.discipline} />
              <span className="min-w-0 flex-1 truncate">
                <span className="font-semibold">{name(lead)}</span>
                <span className="ml-1.5 text-xs text-ink-2">
                  {lead.self ? t("letter.you", { discipline }) : discipline}
                </span>
              </span>
              <span className="font-semibold">{squad.score === null ? "—" : f.score(squad.score)}</span>
            </li>
          );
        })}
      </ul>
      <p className="flex items-start gap-2 border-t border-line px-4.5 py-3 text-xs text-ink-2">
        <Eye size={14} aria-hidden className="mt-px shrink-0" />
        {t("letter.private")}
      </p>
    </Card>
  );
}

/** The person's own answer to a published result: that they have read it. */
export function Reply({ letter: { person, run, seenAt } }: { letter: Letter }) {
  const { t, f } = useI18n();
  if (!person.self || run.publishedAt === null) return null;
  return (
    <Card title={t("letter.reply")} className="print:hidden">
      {seenAt === null ? (
        <Form method="post" className="flex flex-col gap-3">
          <p className="text-sm text-ink-2">{t("letter.reply_text")}</p>
          <Button kind="main">{t("letter.confirm_read")}</Button>
        </Form>
      ) : (
        <Status tone="good">{t("letter.read_on", { at: f.instant(seenAt) })}</Status>
      )}
    </Card>
  );
}

/** Seats, days and shares, where the score is a mean over several of them or some did not count. */
export function Stints({ letter }: { letter: Letter }) {
  const { t, f, name } = useI18n();
  const { stints, totalDays, cycleDays, leave, scheme } = letter;
  const inside = stints.filter((stint) => stint.ignored !== "outside-cycle");
  const plain = inside.length === 1 && inside[0]?.ignored === null && totalDays === cycleDays;
  if (plain || inside.length === 0) return null;
  return (
    <Card
      title={t("letter.stints")}
      hint={t("letter.stints_hint", { days: totalDays, all: cycleDays })}
      flush
    >
      <ul className="divide-y divide-line">
        {inside.map((stint) => (
          <li key={`${stint.squad} ${stint.discipline} ${stint.from}`} className="px-4.5 py-3 text-sm">
            <div className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 font-semibold">{name(stint.squadName)}</span>
              {stint.counted && (
                <span className="text-xs">
                  {t("letter.stint_share", { share: f.score(stint.counted.share.printed) })}
                </span>
              )}
            </div>
            <div className="text-xs text-ink-2">
              {t(`discipline.${stint.discipline}`)} ·{" "}
              {stint.to === null
                ? t("letter.stint_open", { from: f.dayWithYear(stint.from) })
                : t("assessment.span", { from: f.dayWithYear(stint.from), to: f.dayWithYear(stint.to) })}
            </div>
            <div className="text-xs text-ink-2">
              {stint.ignored === null || stint.ignored === "outside-cycle"
                ? t("letter.stint_days", { days: stint.days, allocation: f.percent(stint.allocation) })
                : t(`letter.gap.${stint.ignored}`, { days: scheme.minStintDays })}
            </div>
            {stint.counted && (
              <div className="mt-1 text-xs text-ink-2">
                {t("letter.joint_term", {
                  weight: f.percent(stint.counted.jointWeight),
                  score: f.score(stint.counted.joint.printed),
                })}
                {" + "}
                {f.score(stint.counted.individualPart.printed)} ={" "}
                <span className="font-semibold text-ink">{f.score(stint.counted.score.printed)}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-1 border-t border-line px-4.5 py-3 text-xs text-ink-2">
        {leave.map(({ from, to }) => (
          <p key={from}>{t("letter.leave", { from: f.dayWithYear(from), to: f.dayWithYear(to) })}</p>
        ))}
        <p>{t("letter.stints_explain")}</p>
      </div>
    </Card>
  );
}

/** Bonus, penalty and vetoes with their reasons. */
export function Adjustments({ letter }: { letter: Letter }) {
  const { t, f } = useI18n();
  const { items, vetoes, rated, scheme } = letter;
  const clamped = rated !== null && rated.listedItems.exact !== rated.items.exact;
  return (
    <Card title={t("letter.adjustments")} flush={items.length + vetoes.length > 0}>
      {items.length + vetoes.length === 0 ? (
        <p className="text-sm text-ink-2">{t("letter.no_adjustments")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <li key={item.id} className="flex items-start gap-3 px-4.5 py-3 text-sm">
              <span className="min-w-0 flex-1">{item.reason}</span>
              <span className="font-semibold">{signed(f.number(item.points), item.points)}</span>
            </li>
          ))}
          {clamped && (
            <li className="px-4.5 py-3 text-xs text-ink-2">
              {t("letter.items_clamped", {
                listed: f.number(rated.listedItems.printed),
                min: f.number(scheme.items.min),
                max: f.number(scheme.items.max),
                counted: f.number(rated.items.printed),
              })}
            </li>
          )}
          {vetoes.map((veto) => (
            <Veto key={`${veto.squad} ${veto.effect} ${veto.value} ${veto.reason}`} veto={veto} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const signed = (text: string, points: string): string =>
  points.startsWith("-") || /^0*\.?0*$/.test(points) ? text : `+${text}`;

function Veto({ veto }: { veto: LetterVeto }) {
  const { t, name } = useI18n();
  return (
    <li className="flex flex-col gap-1 px-4.5 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{t(`letter.veto.${veto.effect}`, { value: veto.value ?? "" })}</span>
        <Status tone={veto.decisive ? "bad" : "unknown"}>
          {t(veto.decisive ? "letter.veto_decisive" : "letter.veto_idle")}
        </Status>
      </div>
      <p>{veto.reason}</p>
      <p className="text-xs text-ink-2">
        {veto.squadName ? t("letter.veto_squad", { squad: name(veto.squadName) }) : t("letter.veto_person")}
      </p>
    </li>
  );
}

/** The seal of the computation and how anyone entitled checks it. */
export function Seal({ letter }: { letter: Letter }) {
  const { t } = useI18n();
  const { run, cycle, person, wholeBundle } = letter;
  const { bundleHash } = run;
  const file = `${paths.bundleDownload(cycle.id)}${person.self ? "" : `?person=${person.id}`}`;
  const values = {
    revision: run.revision,
    engine: run.engine,
    hash: `${bundleHash.slice(0, 4)}…${bundleHash.slice(-4)}`,
  };
  return (
    <div className="flex items-start gap-2 px-1 text-xs text-ink-2">
      <Lock size={14} aria-hidden className="mt-px shrink-0" />
      <div className="flex min-w-0 flex-col gap-1.5">
        <p title={bundleHash}>{t(run.publishedAt === null ? "letter.computed" : "letter.sealed", values)}</p>
        <p className="flex flex-col gap-1 print:hidden">
          <Link to={file} reloadDocument className="underline">
            {t("letter.download")}
          </Link>
          {wholeBundle && (
            <Link to={`${paths.bundleDownload(cycle.id)}?scope=cycle`} reloadDocument className="underline">
              {t("letter.download_whole")}
            </Link>
          )}
        </p>
        <details className="print:hidden">
          <summary className="hover:text-ink">{t("letter.recompute")}</summary>
          <code className="mt-1 block overflow-x-auto rounded-control bg-sunken px-2 py-1.5 text-ink">
            npm run -s score &lt; bundle.json
          </code>
        </details>
      </div>
    </div>
  );
}
