import { ArrowDown, ArrowUp } from "lucide-react";
import { useI18n } from "~/platform/i18n";
import { Fact, FactRow } from "~/ui/card";
import type { ContractFacts, SquadHead } from "./load-squad-head.server";
import { waitText } from "./wait-text";

/** The four figures under the squad's name. */
export function SquadFacts({ head: { contract, pulse, vacant } }: { head: SquadHead }) {
  return (
    <FactRow>
      {contract && (
        <>
          <ScoreFact contract={contract} />
          <ContractFact contract={contract} />
          <AlignmentFact contract={contract} incomplete={vacant.length > 0} />
        </>
      )}
      <WaitFact flow={pulse.flow} />
    </FactRow>
  );
}

function ScoreFact({ contract: { score, coverage, published, inForce } }: { contract: ContractFacts }) {
  const { t, f, name } = useI18n();
  const label = t("squad.score");
  if (score === null) {
    const note = inForce ? t("squad.score_none_reading") : t("squad.score_none_contract");
    return <Fact label={label} value={t("squad.score_none")} note={note} />;
  }
  const before =
    published && t("squad.score_before", { cycle: name(published.cycle), joint: f.score(published.joint) });
  return (
    <Fact
      label={label}
      value={f.score(score)}
      note={
        <>
          {before}
          {published?.change && <Change value={published.change} />}
          {coverage < 10_000 && (
            <span className="block">{t("squad.score_partial", { share: f.percent(coverage) })}</span>
          )}
        </>
      }
    />
  );
}

function Change({ value }: { value: string }) {
  const { f } = useI18n();
  const down = value.startsWith("-");
  const Arrow = down ? ArrowDown : ArrowUp;
  return (
    <span
      className={`ml-1.5 inline-flex items-center gap-0.5 font-semibold ${down ? "text-bad" : "text-good"}`}
    >
      <Arrow size={12} aria-hidden />
      {f.score(value)}
    </span>
  );
}

function ContractFact({ contract: { inForce, open } }: { contract: ContractFacts }) {
  const { t } = useI18n();
  const label = t("squad.contract");
  if (!inForce && !open) {
    return <Fact label={label} value={t("squad.contract_none")} note={t("squad.contract_start")} />;
  }
  const value = inForce ? t("squad.contract_version", { number: inForce.number }) : t("squad.contract_none");
  return <Fact label={label} value={value} note={<ContractNote inForce={inForce} open={open} />} />;
}

function ContractNote({ inForce, open }: Pick<ContractFacts, "inForce" | "open">) {
  const { t, f } = useI18n();
  const notes: string[] = [];
  if (inForce && inForce.awaited.length > 0) {
    const who = f.list(inForce.awaited.map((capacity) => t(`contract.capacity.${capacity}`)));
    notes.push(t("squad.contract_awaiting", { who }));
  } else if (inForce?.inForceAt) {
    notes.push(
      t("squad.contract_signed", {
        day: inForce.effectiveFrom ? f.day(inForce.effectiveFrom) : f.dayOf(inForce.inForceAt),
      }),
    );
  }
  if (open?.status === "draft") notes.push(t("squad.contract_draft", { number: open.number }));
  if (open?.status === "proposed") {
    notes.push(t("squad.contract_proposed", { number: open.number, count: open.awaited.length }));
  }
  return notes.map((note) => (
    <span key={note} className="block">
      {note}
    </span>
  ));
}

function AlignmentFact({
  contract: { alignment },
  incomplete,
}: {
  contract: ContractFacts;
  incomplete: boolean;
}) {
  const { t, f } = useI18n();
  const label = t("squad.alignment");
  if (!alignment?.swo) {
    const note = incomplete ? t("squad.alignment_incomplete") : t("squad.alignment_none_note");
    return <Fact label={label} value={t("squad.alignment_none")} note={note} />;
  }
  const lowest = Math.min(...alignment.joint);
  const highest = Math.max(...alignment.joint);
  const joint = lowest === highest ? f.percent(lowest) : `${f.percent(lowest)}–${f.percent(highest)}`;
  return (
    <Fact
      label={label}
      value={<span className={alignment.passes ? "" : "text-bad"}>{f.score(alignment.swo)}</span>}
      note={t("squad.alignment_note", { limit: f.number(alignment.limit), joint })}
    />
  );
}

function WaitFact({ flow }: { flow: SquadHead["pulse"]["flow"] }) {
  const i18n = useI18n();
  const { t } = i18n;
  const note =
    flow.count === 0
      ? t("squad.median_none")
      : t("squad.median_note", { count: flow.count, returned: flow.returned });
  return <Fact label={t("squad.median")} value={waitText(i18n, flow.medianHours)} note={note} />;
}
