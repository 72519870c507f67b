import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { useI18n } from "~/platform/i18n";
import { Dialog } from "../dialog";
import { Key, keyParts, useModifier } from "./key";
import { keepsItsKeys, keySteps, matchesKeys, sequenceMilliseconds } from "./match";
import { createRegistry, type Registry } from "./registry";

export type PageKey = {
  /** "[", "h", "Shift+ArrowRight", "Mod+Enter"; "v b" is v, then b. */
  keys: string;
  label: string;
  /** Left out where another handler listens (drag and drop, a slider): the key is only listed. */
  run?: () => void;
};

const KeysContext = createContext<Registry<PageKey> | null>(null);

/** Listens for the keys of the page, and shows them on "?". Stands once around the application. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => createRegistry<PageKey>(), []);
  const [listed, setListed] = useState<PageKey[] | null>(null);
  useEffect(() => {
    let begun: { key: string; at: number } | null = null;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (keepsItsKeys(event.target instanceof HTMLElement ? event.target : null)) return;
      const first = begun !== null && event.timeStamp - begun.at < sequenceMilliseconds ? begun.key : null;
      begun = null;
      const offered = registry.all().filter(({ run }) => run !== undefined);
      const second = ({ keys }: PageKey) => {
        const [head, key] = keySteps(keys);
        return first !== null && head === first && key !== undefined && matchesKeys(event, key);
      };
      const alone = ({ keys }: PageKey) => keySteps(keys).length === 1 && matchesKeys(event, keys);
      const binding = offered.findLast(second) ?? offered.findLast(alone);
      if (binding?.run) {
        event.preventDefault();
        binding.run();
      } else if (matchesKeys(event, "?")) {
        event.preventDefault();
        setListed(registry.all());
      } else {
        const next = offered
          .map(({ keys }) => keySteps(keys))
          .find(([head, ...rest]) => rest.length > 0 && matchesKeys(event, head!));
        if (next) begun = { key: next[0]!, at: event.timeStamp };
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [registry]);
  return (
    <KeysContext value={registry}>
      {children}
      <KeysDialog keys={listed} onClose={() => setListed(null)} />
    </KeysContext>
  );
}

/**
 * Offers keys while the component is on the page. They stay silent while somebody types or a dialog is open; where two
 * components want one key, the one that came last has it.
 */
export function usePageKeys(keys: readonly PageKey[]): void {
  const registry = useContext(KeysContext);
  useOffer(registry, keys);
}

/** Keeps a registry up to date with what a component offers in its last rendering. */
export function useOffer<Item>(registry: Registry<Item> | null, items: readonly Item[]): void {
  const id = useId();
  const owner = useRef<symbol | null>(null);
  useEffect(() => {
    owner.current ??= Symbol(id);
    registry?.offer(owner.current, items);
  });
  useEffect(
    () => () => {
      if (owner.current) registry?.withdraw(owner.current);
    },
    [registry],
  );
}

function KeysDialog({ keys, onClose }: { keys: PageKey[] | null; onClose: () => void }) {
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
