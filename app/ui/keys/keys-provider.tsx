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
import { useWanted } from "../use-wanted";
import { keepsItsKeys, keySteps, matchesKeys, sequenceMilliseconds } from "./match";
import { createRegistry, type Registry } from "./registry";

export type PageKey = {
  /** "[", "h", "Shift+ArrowRight", "Mod+Enter"; "v b" is v, then b. */
  keys: string;
  label: string;
  /** Left out where another handler listens (drag and drop, a slider): the key is only listed. */
  run?: () => void;
};

const loadDialog = () => import("./keys-dialog").then(({ KeysDialog }) => KeysDialog);

const KeysContext = createContext<Registry<PageKey> | null>(null);

/** Listens for the keys of the page, and shows them on "?". Stands once around the application. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => createRegistry<PageKey>(), []);
  const [listed, setListed] = useState<PageKey[] | null>(null);
  const KeysDialog = useWanted(listed !== null, loadDialog);
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
    // Says to whoever drives the page from outside that keys are heard from now on: those offered below are registered by then.
    document.documentElement.dataset.keys = "heard";
    return () => document.removeEventListener("keydown", press);
  }, [registry]);
  return (
    <KeysContext value={registry}>
      {children}
      {KeysDialog && <KeysDialog keys={listed} onClose={() => setListed(null)} />}
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
