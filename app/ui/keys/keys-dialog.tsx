import { useI18n } from "~/platform/i18n";
import { Dialog } from "../dialog";
import { Key, keyParts, useModifier } from "./key";
import type { PageKey } from "./keys-provider";
import { keySteps } from "./match";

/** Lists the keys of the page, and those that work everywhere; null is closed. */
export function KeysDialog({ keys, onClose }: { keys: PageKey[] | null; onClose: () => void }) {
  const { t } = useI18n();
  const everywhere: PageKey[] = [
    { keys: "Mod+k", label: t("keys.palette") },
    { keys: "?", label: t("keys.list") },
  ];
  return (
    <Dialog open={keys !== null} onOpenChange={(open) => !open && onClose()} title={t("keys.title")}>
      {keys !== null && keys.length > 0 && <KeyList title={t("keys.this_page")} keys={keys} />}
      <KeyList title={t("keys.everywhere")} keys={everywhere} />
    </Dialog>
  );
}

function KeyList({ title, keys }: { title: string; keys: readonly PageKey[] }) {
  const modifier = useModifier();
  return (
    <section className="mt-3">
      <h3 className="mb-1 text-xs font-medium text-ink-3">{title}</h3>
      <dl className="divide-y divide-line">
        {inRows(keys).map(({ label, combinations }) => (
          <div key={label} className="flex items-center gap-4 py-1.5">
            <dt className="order-2 ml-auto flex flex-wrap justify-end gap-x-3 gap-y-1">
              {combinations.map((combination) => (
                <span key={combination} className="flex gap-1">
                  {keySteps(combination)
                    .flatMap((step) => keyParts(step, modifier))
                    .map((part, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the same cap may stand twice in a sequence that never changes
                      <Key key={i}>{part}</Key>
                    ))}
                </span>
              ))}
            </dt>
            <dd className="min-w-0">{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** One row for all keys that do the same. */
function inRows(keys: readonly PageKey[]): { label: string; combinations: string[] }[] {
  const rows = new Map<string, string[]>();
  for (const { keys: combination, label } of keys) {
    const known = rows.get(label) ?? [];
    rows.set(label, known.includes(combination) ? known : [...known, combination]);
  }
  return [...rows].map(([label, combinations]) => ({ label, combinations }));
}
