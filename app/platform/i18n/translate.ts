import { IntlMessageFormat } from "intl-messageformat";
import type { en } from "~/messages/en";

export type Locale = "zh-CN" | "en";
export type MessageKey = keyof typeof en;
export type Messages = Record<MessageKey, string>;
export type MessageValues = Record<string, string | number | boolean | Date | null | undefined>;
/** Looks a key up in the reader's catalogue and fills its ICU placeholders. */
export type T = (key: MessageKey, values?: MessageValues) => string;

/** What each language calls itself, for those who cannot read the other. */
export const localeNames: Record<Locale, string> = { "zh-CN": "简体中文", en: "English" };

export const locales = ["zh-CN", "en"] as const satisfies readonly Locale[];

const catalogues = new Map<Locale, Partial<Messages>>();

const translators = new Map<Locale, T>();

/** Adds messages to a language's catalogue: the server adds all of them at start, the browser the areas its pages need. */
export function registerMessages(locale: Locale, messages: Partial<Messages>): void {
  catalogues.set(locale, Object.assign(catalogues.get(locale) ?? {}, messages));
}

/** The translator of a registered locale. Throws when no message of it was ever registered or one is missing. */
export function translator(locale: Locale): T {
  const known = translators.get(locale);
  if (known) return known;
  const messages = catalogues.get(locale);
  if (!messages) throw new Error(`No catalogue registered for ${locale}`);
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  const translate: T = (key, values) => {
    const text = messages[key];
    if (text === undefined) throw new Error(`No message ${key} in ${locale}`);
    if (!text.includes("{") && !text.includes("'")) return text;
    let format = compiled.get(key);
    if (!format) {
      format = new IntlMessageFormat(text, locale);
      compiled.set(key, format);
    }
    return String(format.format(values));
  };
  translators.set(locale, translate);
  return translate;
}

/** True when `key` is in the catalogue; for keys that are put together from data, such as error reasons. */
export function isMessageKey(key: string): key is MessageKey {
  const [messages] = catalogues.values();
  return messages !== undefined && Object.hasOwn(messages, key);
}
