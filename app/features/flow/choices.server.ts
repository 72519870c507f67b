import { boardKpis } from "#db/repositories/board-columns";
import { labelChoices } from "#db/repositories/board-filters";
import { parentTasks } from "#db/repositories/flow";
import type { Context } from "~/platform/context.server";

/** What the filter of a flow page offers beside the disciplines. Three statements. */
export async function filterChoices({ store: { read }, today }: Context, squadId: string) {
  const [kpis, labels, parents] = await Promise.all([
    boardKpis(read, { squadId, day: today }),
    labelChoices(read, squadId),
    parentTasks(read, squadId),
  ]);
  return {
    kpis: kpis.map(({ metricId, name, nameEn }) => ({ id: metricId, name, nameEn })),
    labels: labels.map(({ name, slug }) => ({ slug, name })),
    parents,
  };
}
