import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { en } from "~/messages/en";
import { zhCN } from "~/messages/zh-CN";

type Element = {
  type: number;
  value?: string;
  options?: Record<string, { value: Element[] }>;
  children?: Element[];
};

const plural = 6;

/** The placeholders of a message; those that only choose a plural form are marked, Chinese having none. */
function placeholders(elements: Element[]): { name: string; choosesPlural: boolean }[] {
  return elements.flatMap((element) => {
    const own =
      element.type >= 1 && element.type <= plural && element.value
        ? [{ name: element.value, choosesPlural: element.type === plural }]
        : [];
    const nested = Object.values(element.options ?? {}).flatMap((option) => placeholders(option.value));
    return [...own, ...nested, ...placeholders(element.children ?? [])];
  });
}

const parsed = (text: string, locale: string) =>
  placeholders(new IntlMessageFormat(text, locale).getAst() as Element[]);

test("both catalogues have the same keys", () => {
  expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort());
});

test("no key stands in two areas", () => {
  const files = readdirSync("app/messages/en").filter((file) => file !== "index.ts");
  const keys = files.flatMap((file) =>
    [...readFileSync(join("app/messages/en", file), "utf8").matchAll(/^ {2}"([^"]+)":/gm)].map((m) => m[1]!),
  );
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test("every message parses and takes the same values in both languages", () => {
  const differing = Object.keys(en).filter((key) => {
    const english = parsed(en[key as keyof typeof en], "en");
    const chinese = parsed(zhCN[key as keyof typeof en], "zh-CN").map((p) => p.name);
    const missing = english.filter((p) => !p.choosesPlural && !chinese.includes(p.name));
    const unknown = chinese.filter((name) => !english.some((p) => p.name === name));
    return missing.length + unknown.length > 0;
  });
  expect(differing).toEqual([]);
});

test("Chinese messages use full-width punctuation between Chinese characters", () => {
  const offending = Object.entries(zhCN).filter(([, text]) =>
    /\p{Script=Han}[,;:?!]\s?\p{Script=Han}/u.test(text),
  );
  expect(offending).toEqual([]);
});

test("no message is empty and none is left in the other language", () => {
  // A space between sentences is a message of its own: Chinese has none.
  const empty = Object.entries(en).filter(
    ([key, text]: [string, string]) =>
      text === "" || (text.trim() !== "" && !zhCN[key as keyof typeof en].trim()),
  );
  expect(empty).toEqual([]);
  const chineseInEnglish = Object.entries(en).filter(([, text]) => /\p{Script=Han}/u.test(text));
  expect(chineseInEnglish).toEqual([]);
});

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "messages" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });

test("no component carries text of its own", () => {
  const allowed = new Set(["Trivet", "Trivet 铁三角"]);
  const found = sources("app")
    .filter((path) => path.endsWith(".tsx"))
    .flatMap((path) => {
      const code = readFileSync(path, "utf8");
      const text = [...code.matchAll(/>\s*([A-Za-z][A-Za-z ,.'’:!?-]*[A-Za-z.!?])\s*<\//g)].map((m) =>
        m[1]!.trim(),
      );
      const attributes = [
        ...code.matchAll(/(?:aria-label|title|placeholder|alt)="([^"{]*[A-Za-z\p{Script=Han}][^"]*)"/gu),
      ].map((m) => m[1]!);
      const chinese = [...code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").matchAll(/\p{Script=Han}+/gu)].map(
        (m) => m[0],
      );
      return [...text, ...attributes, ...chinese]
        .filter((words) => !allowed.has(words) && words !== "铁三角")
        .map((words) => `${path}: ${words}`);
    });
  expect(found).toEqual([]);
});

test("every key is used", () => {
  const code = ["app", "db", "bin"]
    .flatMap(sources)
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  // A key made from data (`discipline.${d}`) is used when its fixed beginning stands in a template.
  const templates = [...code.matchAll(/`([a-z][\w.-]*\.)\$\{/gi)].map((m) => m[1]!);
  const unused = Object.keys(en).filter(
    (key) =>
      !code.includes(`"${key}"`) &&
      !templates.some((prefix) => key.startsWith(prefix)) &&
      !key.startsWith("audit.action.") &&
      !key.startsWith("error."),
  );
  expect(unused).toEqual([]);
});
