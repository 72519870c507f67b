export type { PaletteItem } from "./entries";
export type { Hit } from "./hit";
export { PaletteButton, PaletteProvider, usePaletteActions } from "./palette-provider";
