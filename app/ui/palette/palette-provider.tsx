import { Search } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useI18n } from "~/platform/i18n";
import { keyParts, useModifier } from "../keys/key";
import { KeysProvider, useOffer } from "../keys/keys-provider";
import { createRegistry, type Registry } from "../keys/registry";
import { useWanted } from "../use-wanted";
import type { PaletteItem } from "./entries";

const loadPalette = () => import("./palette").then(({ Palette }) => Palette);

const PaletteContext = createContext<{ actions: Registry<PaletteItem>; open: () => void } | null>(null);

/**
 * The palette (Ctrl-K, on Apple machines Command-K) and the keys of the page. Stands once around the signed-in
 * application; `pages` are those this person may open.
 */
export function PaletteProvider({ pages, children }: { pages: readonly PaletteItem[]; children: ReactNode }) {
  const actions = useMemo(() => createRegistry<PaletteItem>(), []);
  const [isOpen, setOpen] = useState(false);
  const Palette = useWanted(isOpen, loadPalette);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isPaletteKey =
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        !event.shiftKey &&
        event.key.toLowerCase() === "k";
      if (!isPaletteKey || event.defaultPrevented) return;
      event.preventDefault();
      setOpen((open) => !open);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const value = useMemo(() => ({ actions, open: () => setOpen(true) }), [actions]);
  return (
    <PaletteContext value={value}>
      <KeysProvider>
        {children}
        {Palette && <Palette open={isOpen} onOpenChange={setOpen} pages={pages} actions={actions} />}
      </KeysProvider>
    </PaletteContext>
  );
}

/** Offers what a button of the page does in the palette too, while the component is on the page. */
export function usePaletteActions(actions: readonly PaletteItem[]): void {
  useOffer(useContext(PaletteContext)?.actions ?? null, actions);
}

/** Opens the palette: a search field's looks in the rail, an icon on a phone. */
export function PaletteButton() {
  const { t } = useI18n();
  const palette = useContext(PaletteContext);
  const modifier = useModifier();
  return (
    <button
      type="button"
      onClick={() => palette?.open()}
      aria-keyshortcuts="Control+K Meta+K"
      aria-haspopup="dialog"
      className="flex h-8 w-full items-center gap-2 rounded-control border border-line-2 bg-surface px-2 text-left text-sm text-ink-2 hover:bg-sunken max-sm:size-9 max-sm:justify-center max-sm:border-transparent max-sm:bg-transparent max-sm:px-0"
    >
      <Search size={16} aria-hidden className="shrink-0 max-sm:size-5" />
      <span className="min-w-0 truncate max-sm:sr-only">{t("palette.open")}</span>
      <kbd
        aria-hidden
        className="ml-auto shrink-0 rounded-chip border border-line-2 px-1 font-sans text-xs text-ink-2 max-sm:hidden"
      >
        {keyParts("Mod+k", modifier).join(modifier === "⌘" ? "" : " ")}
      </kbd>
    </button>
  );
}
