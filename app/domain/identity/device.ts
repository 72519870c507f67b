export type Browser =
  | "Edge"
  | "WeCom"
  | "DingTalk"
  | "Feishu"
  | "Opera"
  | "Samsung Internet"
  | "Firefox"
  | "Chrome"
  | "Safari";
export type System = "Windows" | "macOS" | "iOS" | "Android" | "HarmonyOS" | "ChromeOS" | "Linux";

/** The first match wins: browsers name those they descend from. */
const browsers: readonly [RegExp, Browser][] = [
  [/wxwork/i, "WeCom"],
  [/dingtalk/i, "DingTalk"],
  [/lark|feishu/i, "Feishu"],
  [/edg(e|a|ios)?\//i, "Edge"],
  [/opr\/|opera/i, "Opera"],
  [/samsungbrowser/i, "Samsung Internet"],
  [/firefox|fxios/i, "Firefox"],
  [/chrome|crios|chromium/i, "Chrome"],
  [/safari/i, "Safari"],
];

const systems: readonly [RegExp, System][] = [
  [/windows/i, "Windows"],
  [/iphone|ipad|ipod/i, "iOS"],
  [/harmony|openharmony/i, "HarmonyOS"],
  [/android/i, "Android"],
  [/mac os x|macintosh/i, "macOS"],
  [/cros/i, "ChromeOS"],
  [/linux|x11/i, "Linux"],
];

/** What a browser says of itself, as names a person recognises; null for what it does not say. */
export function deviceOf(userAgent: string): { browser: Browser | null; system: System | null } {
  const find = <N>(list: readonly [RegExp, N][]) =>
    list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  return { browser: find(browsers), system: find(systems) };
}
