export { type Format, formatFor } from "./format";
export { I18nProvider, localName, type Named, useI18n } from "./react";
export {
  isMessageKey,
  type Locale,
  localeNames,
  locales,
  type MessageKey,
  type MessageValues,
  registerMessages,
  type T,
  translator,
} from "./translate";
