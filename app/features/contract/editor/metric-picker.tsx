import { Plus } from "lucide-react";
import { useState } from "react";
import { useFetcher } from "react-router";
import type { CurveKind } from "~/domain/assessment";
import { suggestedCurve, typedCurveKinds } from "~/domain/contract";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { randomId } from "~/platform/random-id";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import type { MetricAnswer, MetricHit } from "../find-metrics.server";
import type { DraftLine } from "./draft-state";
import { valueText } from "./line-text";

type Props = {
  address: { squadId: string; cycleId: string };
  allowed: readonly CurveKind[] | null;
  /** Metrics that are in the contract as a whole already. */
  taken: readonly string[];
  onPick: (line: DraftLine) => void;
};

/** Finds a metric in the catalogue and makes a line of it, with a curve proposed from what it reached before. */
export function MetricPicker({ address, allowed, taken, onPick }: Props) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const fetcher = useFetcher<MetricAnswer>();
  const search = (text: string) =>
    fetcher.load(
      `${paths.contractMetrics(address.squadId, address.cycleId)}?${new URLSearchParams({ q: text })}`,
    );
  const change = (next: boolean) => {
    setOpen(next);
    if (next) search("");
  };
  const hits = fetcher.data?.hits ?? [];
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button type="button" small>
          <Plus size={13} aria-hidden />
          {t("contract.add_line")}
        </Button>
      }
      title={t("contract.add_line")}
      description={t("contract.pick_hint")}
    >
      <input
        type="search"
        aria-label={t("contract.pick_search")}
        placeholder={t("contract.pick_search")}
        onChange={(event) => search(event.target.value)}
        className="h-9 w-full rounded-control border border-line-2 bg-surface px-2.5 text-sm"
      />
      <ul className="mt-3 divide-y divide-line" aria-busy={fetcher.state !== "idle"}>
        {hits.map((hit) => (
          <Hit
            key={hit.metric.id}
            hit={hit}
            taken={taken.includes(hit.metric.id)}
            onPick={() => {
              onPick(lineOf(hit, allowed));
              setOpen(false);
            }}
          />
        ))}
      </ul>
      {fetcher.state === "idle" && fetcher.data && hits.length === 0 && (
        <p className="py-6 text-center text-sm text-ink-3">{t("contract.pick_none")}</p>
      )}
    </Dialog>
  );
}

function Hit({ hit, taken, onPick }: { hit: MetricHit; taken: boolean; onPick: () => void }) {
  const i18n = useI18n();
  const { t, name } = i18n;
  const { metric, value } = hit;
  const notes = [
    t(`metric.perspective.${metric.perspective}`),
    t(metric.direction === "increase" ? "kpis.higher" : "kpis.lower"),
    valueText(i18n, { metric, value, curve: { kind: "ratio", target: "1" } }),
  ];
  return (
    <li>
      <button
        type="button"
        onClick={onPick}
        className="block w-full rounded-control px-2 py-2 text-left hover:bg-sunken"
      >
        <span className="flex items-baseline gap-2 text-sm font-semibold">
          {name(metric)}
          <span className="ml-auto text-xs font-normal text-ink-3">{metric.code}</span>
        </span>
        <span className="block text-xs text-ink-3">{notes.join(" · ")}</span>
        {metric.source === "" && (
          <span className="block text-xs text-bad">{t("contract.fault.metric-without-source")}</span>
        )}
        {taken && <span className="block text-xs text-watch">{t("contract.pick_taken")}</span>}
      </button>
    </li>
  );
}

function lineOf({ metric, value }: MetricHit, allowed: readonly CurveKind[] | null): DraftLine {
  const kind =
    typedCurveKinds.find((candidate) => allowed === null || allowed.includes(candidate)) ?? "threshold";
  const basis = value.previous ?? (typeof value.actual === "string" ? value.actual : null);
  return {
    lineKey: randomId(),
    metricId: metric.id,
    segment: "",
    weightText: "0",
    curve: suggestedCurve(kind, { value: basis, direction: metric.direction, decimals: metric.decimals }),
    metric,
    value,
  };
}
