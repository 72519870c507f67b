import type { ReactNode } from "react";
import { Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { Fact, FactRow } from "~/ui/card";
import { duration, durationOfHours } from "~/ui/duration";
import type { FlowView } from "./load-flow.server";

/** The figures in sentences: percentiles, never means. */
export function Headline({ view }: { view: FlowView }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { figures, counts, oldest, throughput, handoffs, squad } = view;
  const none = t("chart.none");
  return (
    <FactRow>
      <Fact
        label={t("flow.sle")}
        value={figures.cycle ? t("flow.within", { time: duration(i18n, figures.cycle.p85) }) : none}
        note={
          figures.cycle
            ? t("flow.sle_note", { share: f.percent(8_500), time: duration(i18n, figures.cycle.p50) })
            : t("flow.nothing_finished")
        }
      />
      <Fact
        label={t("flow.wip")}
        value={f.number(counts.inProgress)}
        note={
          oldest ? (
            <Note
              text={t("flow.wip_oldest", { time: duration(i18n, oldest.age) })}
              link={{ to: paths.task(squad.id, oldest.id), label: oldest.key }}
            />
          ) : (
            t("flow.wip_none")
          )
        }
      />
      <Fact
        label={t("flow.throughput")}
        value={throughput.median === null ? none : t("flow.per_week", { count: throughput.median })}
        note={t("flow.throughput_note", { count: counts.finished })}
      />
      <Fact
        label={t("flow.handoff_wait")}
        value={handoffs?.medianHours == null ? none : durationOfHours(i18n, handoffs.medianHours)}
        note={
          handoffs
            ? t("flow.handoff_note", {
                count: handoffs.offers,
                returned: handoffs.returned,
                time: handoffs.p85Hours === null ? none : durationOfHours(i18n, handoffs.p85Hours),
              })
            : t("flow.handoff_none")
        }
      />
      <Fact
        label={t("flow.efficiency")}
        value={figures.efficiency === null ? none : f.percent(Math.round(figures.efficiency * 100) * 100)}
        note={t("flow.efficiency_note")}
      />
    </FactRow>
  );
}

function Note({ text, link }: { text: ReactNode; link: { to: string; label: string } }) {
  return (
    <>
      {text}{" "}
      <Link to={link.to} className="underline underline-offset-2">
        {link.label}
      </Link>
    </>
  );
}
