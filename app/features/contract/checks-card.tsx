import { Check, Minus, TriangleAlert } from "lucide-react";
import type { ContractCheck, LineFault } from "~/domain/contract";
import { type Format, type T, useI18n } from "~/platform/i18n";
import { Card } from "~/ui/card";
import { problemText } from "./editor/problem-text";

/** What must hold before anyone can sign, each with what is wrong. `lineName` names a line by its key. */
export function ChecksCard({
  checks,
  lineName,
}: {
  checks: readonly ContractCheck[];
  lineName: (lineKey: string) => string;
}) {
  const { t, f } = useI18n();
  const passing = checks.filter((check) => check.passes).length;
  return (
    <Card
      title={t("contract.checks")}
      actions={
        <span className="text-xs text-ink-3">
          {t("contract.checks_pass", { passing, all: checks.length })}
        </span>
      }
    >
      <ul className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
        {checks.map((check) => (
          <li key={check.check} className="flex gap-2 text-sm">
            <CheckIcon check={check} />
            <div className="min-w-0">
              <p className={check.passes ? "" : "font-semibold"}>{checkText({ t, f }, check)}</p>
              {faultTexts(t, { check, lineName }).map((text) => (
                <p key={text} className="text-xs text-bad">
                  {text}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CheckIcon({ check }: { check: ContractCheck }) {
  const { t } = useI18n();
  const unmeasured = check.check === "alignment" && check.fact === null;
  const [Icon, tone, word] = unmeasured
    ? ([Minus, "text-unknown", "contract.check_open"] as const)
    : check.passes
      ? ([Check, "text-good", "contract.check_passes"] as const)
      : ([TriangleAlert, "text-bad", "contract.check_fails"] as const);
  return <Icon size={15} role="img" aria-label={t(word)} className={`mt-0.5 shrink-0 ${tone}`} />;
}

function checkText({ t, f }: { t: T; f: Format }, check: ContractCheck): string {
  switch (check.check) {
    case "weights":
      return t("contract.check.weights");
    case "perspectives":
      return t("contract.check.perspectives", { count: check.count, needed: check.needed });
    case "metrics":
      return t("contract.check.metrics");
    case "curves":
      return t("contract.check.curves");
    case "leads":
      return check.passes
        ? t("contract.check.leads")
        : t("contract.check.leads_missing", {
            who: f.list(check.vacant.map((discipline) => t(`discipline.lead.${discipline}`))),
          });
    case "unit-head":
      return t(check.passes ? "contract.check.unit-head" : "contract.check.unit-head_missing");
    case "alignment": {
      const { fact } = check;
      if (fact === null) return t("contract.check.alignment_open");
      if (fact.swo === null) return t("contract.check.alignment_unmeasured");
      if (!fact.passes && fact.override !== null) {
        return t("contract.check.alignment_overridden", { swo: f.score(fact.swo), reason: fact.override });
      }
      if (!fact.passes) {
        const gates = f.list(fact.failing.map((gate) => t(`contract.gate.${gate}`)));
        return t("contract.check.alignment_failing", { swo: f.score(fact.swo), gates });
      }
      return t("contract.check.alignment", { swo: f.score(fact.swo), limit: f.number(fact.limit) });
    }
  }
}

function faultTexts(
  t: T,
  { check, lineName }: { check: ContractCheck; lineName: (lineKey: string) => string },
): string[] {
  if (check.check !== "metrics" && check.check !== "curves") return [];
  return check.faults.map((fault) => `${lineName(fault.line)}${t("contract.colon")}${faultText(t, fault)}`);
}

function faultText(t: T, fault: LineFault): string {
  switch (fault.fault) {
    case "curve":
      return problemText(t, fault.problem);
    case "curve-kind-not-allowed":
      return t("contract.fault.curve-kind-not-allowed", { kind: t(`contract.kind.${fault.kind}`) });
    default:
      return t(`contract.fault.${fault.fault}`);
  }
}
