import { unitChoices } from "#db/repositories/units";
import type { Reader } from "#db/store";
import { depthOf, outline } from "~/domain/org/unit-tree";

export type UnitOption = { id: string; code: string; name: string; nameEn: string; depth: number };

/** The units to choose from as an outline: each after its parent, siblings by code. */
export async function unitOptions(r: Reader): Promise<UnitOption[]> {
  const units = await unitChoices(r);
  return outline(units, (a, b) => a.code.localeCompare(b.code, "en")).map(
    ({ id, code, name, nameEn, path }) => ({
      id,
      code,
      name,
      nameEn,
      depth: depthOf(path),
    }),
  );
}
