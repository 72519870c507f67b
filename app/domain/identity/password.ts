export const shortestPassword = 8;
/** Long enough for any passphrase; beyond it hashing would be a burden anyone could put on the server. */
export const longestPassword = 256;

export type PasswordProblem = "password_short" | "password_long" | "password_common" | "password_personal";

/** The form in which a password is counted, compared and hashed: the same whatever keyboard typed it. */
export const normalPassword = (password: string): string => password.normalize("NFKC");

/**
 * Why `password` may not be chosen, or null: 8 to 256 characters, neither well known nor the person's own name or address; no
 * rules of composition (quality.md, Security; NIST SP 800-63B). `personal` is what anyone knows of the person.
 */
export function passwordProblem(
  password: string,
  { isCommon, personal }: { isCommon: (password: string) => boolean; personal: readonly string[] },
): PasswordProblem | null {
  const normal = normalPassword(password);
  const length = [...normal].length;
  if (length < shortestPassword) return "password_short";
  if (length > longestPassword) return "password_long";
  const folded = normal.toLowerCase();
  if (isCommon(folded) || isCommon(folded.replace(/[\d!?.]+$/, "")) || isRepetition(folded))
    return "password_common";
  return personal.some((known) => says(folded, known)) ? "password_personal" : null;
}

/** "aaaaaaaa" and "abababab": one or two characters over and over. */
const isRepetition = (text: string): boolean => /^(.{1,2})\1+.?$/su.test(text);

/** True when the password is little more than what is known: the whole of it, with up to four characters around. */
function says(password: string, known: string): boolean {
  const word = known.normalize("NFKC").toLowerCase().trim();
  return word.length >= 4 && password.includes(word) && password.length - word.length <= 4;
}
