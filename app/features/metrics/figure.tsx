import { useI18n } from "~/platform/i18n";

type Unit = { unit: string; unitEn: string };

/** A value with its unit, small and grey; `exact` shows every place it came with. */
export function Figure({
  value,
  unit,
  unitEn,
  decimals,
  exact = false,
}: Unit & { value: string; decimals: number; exact?: boolean }) {
  const { f, name } = useI18n();
  const words = name({ name: unit, nameEn: unitEn });
  return (
    <span className="whitespace-nowrap tabular-nums">
      {f.fixed(value, exact ? shownPlaces(value, decimals) : decimals)}
      {words && <span className="ml-1 text-xs font-normal text-ink-3">{words}</span>}
    </span>
  );
}

/** The places a list of readings shows a value with: the metric's own, more where the value has more. */
export function shownPlaces(value: string, decimals: number): number {
  return Math.max(decimals, value.split(".")[1]?.length ?? 0);
}
