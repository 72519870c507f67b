import { namesOf } from "#db/repositories/people";
import { type ActivityKind, activityKinds, squadActivity } from "#db/repositories/squad-activity";
import { type Capacity, capacities } from "~/domain/contract";
import { squadInView } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";
import { pageParam } from "~/platform/params.server";

export type Activity = Awaited<ReturnType<typeof loadActivity>>;
export type ActivityEntry = Activity["entries"][number];

const pageSize = 30;

/**
 * A page of what happened to a squad, from the audit log. Kinds the reader may not read are left out of the query itself; of an
 * entry's detail only what its sentence needs is handed on.
 */
export async function loadActivity(
  ctx: Context,
  { squadId, search }: { squadId: string; search: URLSearchParams },
) {
  const { facts } = await squadInView(ctx, squadId);
  const readable = activityKinds.filter(
    (kind) =>
      kind === "squad" ||
      (kind === "contract" ? ctx.can("contract.read", facts) : ctx.can("board.read", facts)),
  );
  const wanted = readable.find((kind) => kind === search.get("kind"));
  const page = pageParam({ searchParams: search });
  const kinds: readonly ActivityKind[] = wanted ? [wanted] : readable;
  const { rows, total } = await squadActivity(ctx.store.read, { squadId, kinds, page, pageSize });
  const details = rows.map((row) => detailOf(row.detail));
  const names = await namesOf(ctx.store.read, [
    ...new Set(details.flatMap((detail) => (detail.personId ? [detail.personId] : []))),
  ]);
  return {
    squadId,
    kinds: readable,
    kind: wanted ?? null,
    page,
    pageSize,
    total,
    entries: rows.map(({ seq, at, action, actor, task }, i) => {
      const { personId, ...told } = details[i]!;
      return { seq, at, action, actor, task, about: (personId && names.get(personId)) || null, ...told };
    }),
  };
}

type Told = { personId: string | null; number: number | null; capacity: Capacity | null };

/** Person, version and capacity an entry's detail names; a detail that was erased names nothing. */
function detailOf(text: string | null): Told {
  const { before, after } = text === null ? {} : (JSON.parse(text) as { before?: unknown; after?: unknown });
  const field = (key: string): unknown => fieldOf(after, key) ?? fieldOf(before, key);
  const personId = field("personId");
  const number = field("number");
  return {
    personId: typeof personId === "string" ? personId : null,
    number: typeof number === "number" ? number : null,
    capacity: capacities.find((capacity) => capacity === field("capacity")) ?? null,
  };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
