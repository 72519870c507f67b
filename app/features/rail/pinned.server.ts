import { ownTriangles } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";

/** More would push the rail's own entries out of sight. */
const most = 5;

export type PinnedTriangle = Awaited<ReturnType<typeof pinnedTriangles>>[number];

/** The reader's own triangles for the rail, each with its pulse of today; none for people without a seat. */
export async function pinnedTriangles(ctx: Context) {
  const { triangles } = await ownTriangles(ctx);
  return triangles.slice(0, most);
}
