import { rows } from "virtual:message-areas";
import { type Locale, registerMessages } from "~/platform/i18n";

type Area = Record<string, Record<string, string>>;

const files = import.meta.glob<Area>(["./en/*.ts", "./zh-CN/*.ts", "!./*/index.ts"]);

/** What the frame of every page says, errors, keys and the palette among it. */
const everywhere = ["common", "errors", "ui"];

const patterns = rows.map(([address, areas]) => ({
  address: new RegExp(`^${address.replace(/:\w+/g, "[^/]+").replace(/\/$/, "")}/?$`),
  areas,
}));

const pending = new Map<string, Promise<void>>();

/** Loads the messages that the page at `pathname` takes, as far as they are not there yet; every area where no route is known. */
export async function loadMessages(locale: Locale, pathname: string): Promise<void> {
  const matching = patterns.filter(({ address }) => address.test(pathname));
  const areas = matching.length > 0 ? matching.flatMap((row) => row.areas) : allAreas(locale);
  await Promise.all([...new Set([...everywhere, ...areas])].map((area) => loadArea(locale, area)));
}

const allAreas = (locale: Locale) =>
  Object.keys(files).flatMap((file) => file.match(`^./${locale}/(.+)[.]ts$`)?.[1] ?? []);

function loadArea(locale: Locale, area: string): Promise<void> {
  const file = `./${locale}/${area}.ts`;
  const known = pending.get(file);
  if (known) return known;
  const loading = files[file]!().then((module) => {
    for (const messages of Object.values(module)) registerMessages(locale, messages);
  });
  pending.set(file, loading);
  // A failed fetch is tried again by the next page instead of being remembered.
  loading.catch(() => pending.delete(file));
  return loading;
}
