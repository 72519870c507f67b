import { cyclesOverview } from "#db/repositories/assessment-cycles";
import { cycleById } from "#db/repositories/cycles";
import { metricCodes } from "#db/repositories/scheme-metrics";
import { namesOf, schemeById, versionsOfScheme } from "#db/repositories/schemes";
import type { SchemeRules, Tradeoff } from "~/domain/assessment";
import type { NotedItem } from "~/domain/assessment-cycle";
import { AppError } from "~/domain/errors";
import {
  type AlignmentSource,
  alignmentRows,
  schemeDifferences,
  schemeRefusal,
  startingRules,
} from "~/domain/scheme";
import { dayOfReadiness, gatherBundle } from "~/features/assessment/index.server";
import { squadPulses } from "~/features/squad-pulse/index.server";
import type { Context } from "~/platform/context.server";

/** The browser measures at most about this many squads. */
const mostMeasured = 200;
/** With more squads than this the small triangles stand for seats alone. */
const mostPulses = 100;

export type EditorQuery = {
  schemeId: string;
  number: number | null;
  cycleId: string | null;
  against: number | null;
};

/** A version of a scheme with everything its page shows: hands, allowed steps, difference, and the squads to measure it on. */
export async function loadSchemeEditor(ctx: Context, { schemeId, number, cycleId, against }: EditorQuery) {
  ctx.require("assessment.read_console");
  const r = ctx.store.read;
  const scheme = await schemeById(r, schemeId);
  if (scheme === undefined) throw new AppError("not_found");
  const versions = await versionsOfScheme(r, schemeId);
  const version = versions.find((one) => (number === null ? true : one.number === number));
  if (version === undefined) throw new AppError("not_found");
  const hands = [version.createdBy, version.submittedBy, version.approvedBy].filter(
    (id): id is string => id !== null,
  );
  const [names, cycles, metrics] = await Promise.all([namesOf(r, hands), cyclesOverview(r), metricCodes(r)]);
  const nameOf = new Map(names.map((person) => [person.id, { name: person.name, nameEn: person.nameEn }]));
  const isLatest = version.number === versions[0]?.number;
  const before = versions.find((one) =>
    against === null ? one.number < version.number : one.number === against,
  );
  const chosen =
    cycles.find((cycle) => cycle.id === cycleId) ??
    cycles.find((cycle) => cycle.start <= ctx.today) ??
    cycles[0];
  const alignment = chosen ? await alignmentSource(ctx, { cycleId: chosen.id, rules: version.rules }) : null;
  return {
    scheme: { id: scheme.id, name: scheme.name, nameEn: scheme.nameEn },
    version: {
      id: version.id,
      number: version.number,
      status: version.status,
      rules: version.rules,
      lock: version.version,
    },
    versions: versions.map(({ number: n, status, approvedAt }) => ({ number: n, status, approvedAt })),
    createdBy: nameOf.get(version.createdBy) ?? null,
    submittedBy: nameOf.get(version.submittedBy ?? "") ?? null,
    approvedBy: nameOf.get(version.approvedBy ?? "") ?? null,
    may: {
      edit: isLatest && may(ctx, "edit", version),
      submit: isLatest && may(ctx, "submit", version),
      withdraw: isLatest && may(ctx, "withdraw", version),
      approve:
        isLatest &&
        ctx.can("scheme.approve") &&
        schemeRefusal("approve", version, ctx.actor.personId) === null,
      newVersion: isLatest && may(ctx, "new-version", version),
    },
    waitsForOther:
      version.status === "submitted" &&
      schemeRefusal("approve", version, ctx.actor.personId) === "four_eyes_scheme",
    difference: before
      ? {
          against: before.number,
          rules: before.rules,
          changes: schemeDifferences(before.rules, version.rules),
        }
      : null,
    cycles: cycles.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    cycleId: chosen?.id ?? null,
    metrics: tradeoffChoices({
      catalogue: metrics,
      named: alignment?.metricNames ?? {},
      stored: version.rules.tradeoffs ?? [],
    }),
    alignment,
  };
}

const may = (
  ctx: Context,
  step: "edit" | "submit" | "withdraw" | "new-version",
  version: Parameters<typeof schemeRefusal>[1],
): boolean => {
  if (!ctx.can("assessment.configure")) return false;
  const refusal = schemeRefusal(step, version, ctx.actor.personId);
  return refusal === null || refusal === "scheme_floor" || refusal === "scheme_spread";
};

type MetricChoice = { code: string; name: string; nameEn: string };
type ChoiceSources = {
  catalogue: readonly MetricChoice[];
  named: Record<string, { name: string; nameEn: string }>;
  stored: readonly Tradeoff[];
};

/** What a trade-off pair may name: every metric, the segments that lines of the cycle use, and what the version names already. */
function tradeoffChoices({ catalogue, named, stored }: ChoiceSources): MetricChoice[] {
  const known = new Map(catalogue.map(({ code, name, nameEn }) => [code, { code, name, nameEn }]));
  const codes = [...Object.keys(named), ...stored.flatMap(({ a, b }) => [a, b])];
  for (const code of codes) {
    const [metric = code, ...segment] = code.split("/");
    const base = known.get(metric) ?? named[code] ?? { name: metric, nameEn: metric };
    const suffix = segment.length > 0 ? ` · ${segment.join("/")}` : "";
    if (!known.has(code)) known.set(code, { code, name: base.name + suffix, nameEn: base.nameEn + suffix });
  }
  return [...known.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The joint lines and leads of a cycle's squads, as little as the browser needs to measure a scheme on them. */
async function alignmentSource(ctx: Context, { cycleId, rules }: { cycleId: string; rules: SchemeRules }) {
  const cycle = await cycleById(ctx.store.read, cycleId);
  if (cycle === undefined) throw new AppError("not_found");
  const asOf = dayOfReadiness(cycle, ctx.today);
  const scheme = { ...startingRules, name: "", nameEn: "", version: 0 };
  const bundle = await gatherBundle(ctx.store.read, { cycle, scheme, actuals: false, asOf });
  const leads = new Set(bundle.squads.flatMap((squad) => squad.leads.map((lead) => lead.id)));
  const metricNames: Record<string, { name: string; nameEn: string }> = {};
  const individual = bundle.people
    .filter((person) => leads.has(person.id))
    .flatMap((person) => person.individual);
  for (const { metric, name, nameEn } of [...individual, ...bundle.squads.flatMap((squad) => squad.kpis)]) {
    if (metric !== undefined) metricNames[metric] = { name, nameEn };
  }
  const whole: AlignmentSource = {
    format: bundle.format,
    cycle: { start: cycle.start, end: cycle.end },
    asOf,
    squads: bundle.squads.map(({ id, kpis }) => ({ id, kpis: kpis.map(lineOf) })),
    people: bundle.people
      .filter((person) => leads.has(person.id))
      .map(({ id, seats, individual }) => ({ id, seats, individual: individual.map(lineOf) })),
  };
  const source = weakest(whole, rules);
  const squadIds = bundle.squads.length <= mostPulses ? bundle.squads.map((squad) => squad.id) : [];
  const pulses = await squadPulses(ctx, { squadIds, asOf, cycle });
  return {
    source,
    all: bundle.squads.length,
    metricNames,
    squads: bundle.squads
      .filter(({ id }) => source.squads.some((squad) => squad.id === id))
      .map(({ id, name, nameEn, leads: seated }) => ({
        id,
        name,
        nameEn,
        seats: seated.map((lead) => ({
          discipline: lead.discipline,
          person: { name: lead.name, nameEn: lead.nameEn },
        })),
        edges: pulses.get(id)?.edges ?? [],
        attainment: pulses.get(id)?.attainment ?? null,
      })),
  };
}

/** The whole source, or in a large bank the squads that are weakest under the saved rules, with all that their leads sit in. */
function weakest(source: AlignmentSource, rules: SchemeRules): AlignmentSource {
  if (source.squads.length <= mostMeasured) return source;
  const ids = new Set(
    alignmentRows(source, rules)
      .slice(0, mostMeasured)
      .map((row) => row.id),
  );
  const people = source.people.filter(({ seats = [] }) => seats.some((seat) => ids.has(seat.squad)));
  const needed = new Set([...ids, ...people.flatMap(({ seats = [] }) => seats.map((seat) => seat.squad))]);
  return { ...source, squads: source.squads.filter((squad) => needed.has(squad.id)), people };
}

function lineOf({ id, weight, curve, metric }: NotedItem) {
  return { id, weight, ...(curve && { curve }), ...(metric !== undefined && { metric }) };
}
