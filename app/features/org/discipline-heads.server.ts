import { disciplineHead, disciplinesWithHeads, saveDisciplineHead } from "#db/repositories/disciplines";
import { AppError } from "~/domain/errors";
import { disciplines } from "~/domain/org/discipline";
import type { Context } from "~/platform/context.server";
import { findPerson } from "./find-person.server";
import type { DisciplineHeadInput } from "./forms";
import { personText } from "./person-text";

/** The three disciplines with their heads and how many people each has. */
export async function listDisciplines(ctx: Context) {
  ctx.require("organisation.read");
  const { heads, counts } = await disciplinesWithHeads(ctx.store.read);
  return {
    mayEdit: ctx.can("organisation.edit"),
    disciplines: disciplines.map((discipline) => {
      const found = heads.find((row) => row.discipline === discipline);
      return {
        discipline,
        version: found?.version ?? 0,
        head: found?.head ?? null,
        headText: found?.head ? personText(ctx.locale, found.head) : "",
        people: counts.find((row) => row.discipline === discipline)?.count ?? 0,
      };
    }),
  };
}

/** Gives a discipline another head, or none. Throws `stale` when somebody saved in between. */
export function setDisciplineHead(
  ctx: Context,
  { discipline, head, version }: DisciplineHeadInput,
): Promise<void> {
  return ctx.change("discipline.head_set", async (t) => {
    const allowed = ctx.require("organisation.edit");
    const before = await disciplineHead(t, discipline);
    const headId = await findPerson(t, { text: head, field: "head" });
    if (!(await saveDisciplineHead(t, { discipline, headId, version }))) throw new AppError("stale");
    return {
      allowed,
      entries: [
        {
          subject: { type: "discipline", id: discipline },
          before: { headId: before?.headId ?? null },
          after: { headId },
        },
      ],
      result: undefined,
    };
  });
}
