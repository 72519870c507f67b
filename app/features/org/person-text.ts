import { type Locale, localName, type Named } from "~/platform/i18n";

const separator = " · ";

/** How a picked person stands in a text field: name and employee number, so that it reads well and still names one person. */
export const personText = (locale: Locale, person: Named & { employeeNo: string }): string =>
  `${localName(locale, person)}${separator}${person.employeeNo}`;

/** The part of such a text that names the person: what follows the last separator, or all that was typed. */
export function reference(text: string): string {
  const at = text.lastIndexOf(separator.trim());
  return (at < 0 ? text : text.slice(at + 1)).trim();
}
