import type { squads, squadUnits, units } from "../../schema";
import { idOf } from "../random";
import type { Anchor } from "./anchor";
import { personId } from "./people";
import { squadPlans, squadSpan } from "./squads";
import { unitPlans } from "./units";

export const unitId = (code: string): string => idOf(`unit:${code}`);
export const squadId = (key: string): string => idOf(`squad:${key}`);

/** The unit tree, the parents before their children. */
export function buildUnits(): (typeof units.$inferInsert)[] {
  const paths = new Map<string, string>();
  return unitPlans.map(({ code, name, nameEn, parent, head }) => {
    const path = `${parent === null ? "/" : paths.get(parent)!}${unitId(code)}/`;
    paths.set(code, path);
    return {
      id: unitId(code),
      code,
      name,
      nameEn,
      parentId: parent && unitId(parent),
      path,
      headId: personId(head),
    };
  });
}

/** The squads and their units; `nextTaskNumber` is set once the boards are known. */
export function buildSquads(anchor: Anchor) {
  const rows = squadPlans.map((plan): typeof squads.$inferInsert => {
    const { key, name, nameEn, mission, missionEn, kind, handoffLimitHours = 48 } = plan;
    const { from, to } = squadSpan(plan, anchor);
    return {
      id: squadId(key),
      key,
      name,
      nameEn,
      mission,
      missionEn,
      kind,
      startsOn: from,
      endsOn: to,
      handoffLimitHours,
    };
  });
  const links = squadPlans.flatMap(({ key, units: codes }) =>
    codes.map((code, index): typeof squadUnits.$inferInsert => ({
      squadId: squadId(key),
      unitId: unitId(code),
      primary: index === 0,
    })),
  );
  return { squads: rows, squadUnits: links };
}
