import type { Named } from "~/platform/i18n";
import type { Choice } from "~/ui/field";
import type { UnitOption } from "./unit-options.server";

/** An outline of units for a select; a wide space indents on every platform. */
export const unitChoiceList = (units: readonly UnitOption[], name: (row: Named) => string): Choice[] =>
  units.map((unit) => ({ value: unit.id, label: `${"\u3000".repeat(unit.depth)}${name(unit)}` }));
