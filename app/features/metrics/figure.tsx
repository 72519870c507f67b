import { useI18n } from "~/platform/i18n";

type Unit = { unit: string; unitEn: string };

/** A value with its unit, small and grey. */
export function Figure({ value, unit, unitEn, decimals }: Unit & { value: string; decimals: number }) {
  const { f, name } = useI18n();
  const words = name({ name: unit, nameEn: unitEn });
  return (
    <span className="whitespace-nowrap tabular-nums">
      {f.fixed(value, decimals)}
      {words && <span className="ml-1 text-xs font-normal text-ink-3">{words}</span>}
    </span>
  );
}
