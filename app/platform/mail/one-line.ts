/** Text for a header: control characters and line ends, of Unicode too, become spaces; at most `maximum` characters. */
export function oneLine(text: string, maximum = 200): string {
  const clean = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
  const characters = [...clean];
  return characters.length > maximum ? `${characters.slice(0, maximum - 1).join("")}…` : clean;
}
