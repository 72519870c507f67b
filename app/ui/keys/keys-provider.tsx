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
import { keepsItsKeys, matchesKeys } from "./match";
import { createRegistry, type Registry } from "./registry";

export type PageKey = {
  /** "[", "h", "Shift+ArrowRight", "Mod+Enter". */
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
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (keepsItsKeys(event.target instanceof HTMLElement ? event.target : null)) return;
      const binding = registry
        .all()
        .findLast(({ keys, run }) => run !== undefined && matchesKeys(event, keys));
      if (binding?.run) {
        event.preventDefault();
        binding.run();
      } else if (matchesKeys(event, "?")) {
        event.preventDefault();
        setListed(registry.all());
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
        {keys.map(({ keys: combination, label }) => (
          <div key={`${combination} ${label}`} className="flex items-center gap-4 py-1.5">
            <dt className="order-2 ml-auto flex gap-1">
              {keyParts(combination, modifier).map((part) => (
                <Key key={part}>{part}</Key>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
