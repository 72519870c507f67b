import { decimal, printed } from "~/domain/exact";
import { useI18n } from "~/platform/i18n";

export type GradeStep = { grade: string; from: string };

/** The grades as stretches of the score range with the final on it, and what is missing to the next one. */
export function GradeScale({
  grades,
  final,
  grade,
  range,
}: {
  /** In any order; `from` is the lowest score of the grade. */
  grades: readonly GradeStep[];
  /** The published final, rounded. */
  final: string;
  grade: string;
  range: { min: string; max: string };
}) {
  const { t, f } = useI18n();
  const steps = [...grades].sort((a, b) => Number(a.from) - Number(b.from));
  const [min, max] = [Number(range.min), Number(range.max)];
  const at = (score: number) => ((Math.min(max, Math.max(min, score)) - min) / (max - min || 1)) * 100;
  const next = steps.find(({ from }) => Number(from) > Number(final));
  const gap = next ? printed(decimal(next.from).sub(decimal(final)), 2) : null;
  const x = at(Number(final));
  return (
    <div
      role="img"
      aria-label={[
        t("grade.alternative", { final: f.score(final), grade }),
        next && gap !== null ? t("grade.to_next", { grade: next.grade, gap: f.score(gap) }) : null,
      ]
        .filter((part) => part !== null)
        .join(t("triangle.comma"))}
      className="text-xs"
    >
      <div className="relative h-5">
        <span
          className={`absolute bottom-0.5 flex gap-3 whitespace-nowrap ${x > 60 ? "right-(--rest) flex-row-reverse" : "left-(--at)"}`}
          style={{ "--at": `${x}%`, "--rest": `${100 - x}%` } as Record<string, string>}
        >
          <span className="font-semibold">{f.score(final)}</span>
          {next && gap !== null && (
            <span className="text-ink-2">{t("grade.to_next", { grade: next.grade, gap: f.score(gap) })}</span>
          )}
        </span>
      </div>
      <div className="relative">
        <div className="flex h-2 gap-[3px]">
          {steps.map((step, i) => {
            const start = i === 0 ? 0 : at(Number(step.from));
            const end = i === steps.length - 1 ? 100 : at(Number(steps[i + 1]?.from));
            return (
              <span
                key={step.grade}
                style={{ flexGrow: Math.max(0, end - start) }}
                className={`basis-0 rounded-[2px] ${step.grade === grade ? "bg-ink-2" : "bg-line"}`}
              />
            );
          })}
        </div>
        <span className="absolute -top-0.5 h-4 w-0.5 -translate-x-1/2 bg-ink" style={{ left: `${x}%` }} />
      </div>
      <div className="relative mt-2 h-4">
        {steps.map((step, i) => (
          <span
            key={step.grade}
            style={{ left: `${i === 0 ? 0 : at(Number(step.from))}%` }}
            className={`absolute whitespace-nowrap ${step.grade === grade ? "font-semibold text-ink" : "text-ink-2"}`}
          >
            <span className="font-semibold">{step.grade}</span>
            <span className={i === 0 ? "" : "max-sm:sr-only"}>
              {" "}
              {f.number(step.from)}
              {i > 0 && "+"}
            </span>
          </span>
        ))}
      </div>
    </div>
  );
}
