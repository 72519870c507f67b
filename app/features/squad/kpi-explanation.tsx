import { useI18n } from "~/platform/i18n";
import { CurveChart } from "~/ui/charts";
import { Dialog } from "~/ui/dialog";
import type { JointKpis } from "./load-joint-kpis.server";

/** Every line's curve with the arithmetic from the value to its points, and how they become the joint points. */
export function KpiExplanation({ kpis, trigger }: { kpis: JointKpis; trigger: React.ReactNode }) {
  const { t, f, name } = useI18n();
  return (
    <Dialog trigger={trigger} title={t("kpis.how")} description={t("kpis.how_text")} wide>
      <div className="flex flex-col gap-4">
        {kpis.lines.map(({ key, metric, segment, curve, actual, weight }) => (
          <section key={key} className="rounded-card border border-line">
            <h3 className="flex flex-wrap items-baseline gap-x-2 border-b border-line px-4.5 py-2 text-sm font-semibold">
              {name(metric)}
              {segment !== "" && <span className="font-normal text-ink-2">{segment}</span>}
              <span className="ml-auto text-xs font-normal text-ink-3">{f.percent(weight)}</span>
            </h3>
            <CurveChart
              curve={curve}
              actual={actual}
              unit={name({ name: metric.unit, nameEn: metric.unitEn })}
              actualLabel={kpis.asOf === kpis.today ? undefined : f.day(kpis.asOf)}
              weight={weight}
            />
          </section>
        ))}
      </div>
    </Dialog>
  );
}
