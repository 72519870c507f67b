import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Format, formatFor } from "./format";
import { type Locale, type T, translator } from "./translate";

/** A row that carries its name in both languages. */
export type Named = { name: string; nameEn: string };

type I18n = { locale: Locale; t: T; f: Format; name: (row: Named) => string };

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({
  locale,
  timeZone,
  children,
}: {
  locale: Locale;
  timeZone: string;
  children: ReactNode;
}) {
  const value = useMemo<I18n>(
    () => ({
      locale,
      t: translator(locale),
      f: formatFor(locale, timeZone),
      name: (row) => localName(locale, row),
    }),
    [locale, timeZone],
  );
  return <I18nContext value={value}>{children}</I18nContext>;
}

/** The reader's translator `t`, formats `f` and name picker `name`. */
export function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (!value) throw new Error("useI18n outside of I18nProvider");
  return value;
}

/** The name in the reader's language, the other one where it is missing. */
export function localName(locale: Locale, row: Named): string {
  return (locale === "en" ? row.nameEn : row.name) || row.name || row.nameEn;
}
