import { type Locale, locales } from "./translate";

export const localeCookie = "trivet-locale";

/** The language for a request nobody is signed in for: the cookie's choice, else the browser's first match, else Chinese. */
export function preferredLocale(cookie: string | undefined, acceptLanguage: string | undefined): Locale {
  const chosen = cookie?.match(/(?:^|;\s*)trivet-locale=([^;]+)/)?.[1];
  const known = locales.find((locale) => locale === chosen);
  if (known) return known;
  for (const part of acceptLanguage?.split(",") ?? []) {
    const tag = part.split(";")[0]!.trim().toLowerCase();
    if (tag.startsWith("zh")) return "zh-CN";
    if (tag.startsWith("en")) return "en";
  }
  return "zh-CN";
}

/** The cookie that keeps a chosen language for pages before sign-in. */
export function localeCookieHeader(locale: Locale, secure: boolean): string {
  return `${localeCookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure ? "; Secure" : ""}`;
}
