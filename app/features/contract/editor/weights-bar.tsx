import { TriangleAlert } from "lucide-react";
import { useI18n } from "~/platform/i18n";
import { Status } from "~/ui/status";
import { gapOf, weightOf } from "./draft-state";
import type { DraftEditing } from "./use-draft";

const shades = ["bg-ink", "bg-ink-2", "bg-ink-3", "bg-fill-over", "bg-line-2"] as const;

const hatch = "repeating-linear-gradient(135deg, var(--bad) 0 4px, var(--bad-bg2) 4px 8px)";

/** How the weights add up: drawn, in figures, and with what to do when they do not. */
export function WeightsBar({
  editing: { draft, dispatch },
  editable,
}: {
  editing: DraftEditing;
  editable: boolean;
}) {
  const { t, f, name } = useI18n();
  const { lines } = draft;
  const gap = gapOf(lines);
  const total = 10_000 - gap;
  const scale = Math.max(total, 10_000);
  const last = lines.at(-1);
  return (
    <div className="border-b border-line px-4.5 py-3.5">
      <div className="flex items-baseline gap-2">
        <span className="text-lg font-semibold">{f.percent(total)}</span>
        <span className="text-sm text-ink-3">{t("contract.of_whole")}</span>
        <span className="ml-auto">
          {gap === 0 ? (
            <Status tone="good">{t("contract.whole")}</Status>
          ) : (
            <Status tone="bad">
              {gap > 0
                ? t("contract.missing", { share: f.percent(gap) })
                : t("contract.over", { share: f.percent(-gap) })}
            </Status>
          )}
        </span>
      </div>
      <div aria-hidden className="mt-2 flex h-2.5 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {lines.map((line, i) => (
          <span
            key={line.lineKey}
            className={shades[i % shades.length]}
            style={{ width: `${(weightOf(line) / scale) * 100}%` }}
          />
        ))}
        {gap > 0 && <span style={{ width: `${(gap / scale) * 100}%`, backgroundImage: hatch }} />}
      </div>
      {gap !== 0 && lines.length > 0 && (
        <p className="mt-2 flex gap-2 text-xs text-ink-2">
          <TriangleAlert size={14} aria-hidden className="mt-px shrink-0 text-bad" />
          <span>
            {t(gap > 0 ? "contract.gap_text" : "contract.over_text", {
              total: f.number(total),
              share: f.percent(Math.abs(gap)),
            })}{" "}
            {editable && last && (
              <>
                <Offer onClick={() => dispatch({ event: "gap-given", lineKey: last.lineKey })}>
                  {t(gap > 0 ? "contract.give_to" : "contract.take_from", { metric: name(last.metric) })}
                </Offer>
                {t("contract.offer_or")}
                <Offer onClick={() => dispatch({ event: "spread" })}>{t("contract.spread")}</Offer>
              </>
            )}
          </span>
        </p>
      )}
    </div>
  );
}

function Offer({ onClick, children }: { onClick: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="text-ink underline underline-offset-2 hover:no-underline"
    >
      {children}
    </button>
  );
}
