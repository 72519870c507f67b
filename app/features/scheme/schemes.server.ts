import { newId } from "#db/id";
import {
  allSchemes,
  insertScheme,
  insertSchemeVersion,
  renameScheme,
  retireEarlierVersions,
  type SchemeVersionChange,
  type SchemeVersionRow,
  saveSchemeVersion,
  schemeById,
  versionsOfScheme,
} from "#db/repositories/schemes";
import type { Tx } from "#db/store";
import type { SchemeRules } from "~/domain/assessment";
import { AppError } from "~/domain/errors";
import { type SchemeStep, type SchemeVersionFacts, schemeRefusal, startingRules } from "~/domain/scheme";
import type { Context } from "~/platform/context.server";

export type SchemeNames = { name: string; nameEn: string };

/** Every scheme with its latest version. */
export async function listSchemes(ctx: Context) {
  ctx.require("assessment.read_console");
  return allSchemes(ctx.store.read);
}

/** Creates a scheme with a first draft; `rules` default to 60/40 for all. Returns its id. */
export function createScheme(
  ctx: Context,
  { rules = startingRules, ...names }: SchemeNames & { rules?: SchemeRules },
): Promise<string> {
  return ctx.change("scheme.created", async (t) => {
    const allowed = ctx.require("assessment.configure");
    const id = newId();
    await insertScheme(t, { id, ...names, createdAt: ctx.now });
    await insertSchemeVersion(t, draftOf(ctx, { schemeId: id, number: 1, rules }));
    return {
      allowed,
      entries: [{ subject: subject(id), after: { ...names, number: 1, rules } }],
      result: id,
    };
  });
}

export type SaveScheme = SchemeNames & { schemeId: string; version: number; rules: SchemeRules };

/** Saves the open draft of a scheme. Throws `stale` when somebody saved in between. */
export function saveScheme(ctx: Context, { schemeId, version, rules, ...names }: SaveScheme): Promise<void> {
  return ctx.change("scheme.saved", async (t) => {
    const allowed = ctx.require("assessment.configure");
    const draft = await latest(t, schemeId);
    assertStep("edit", draft, ctx.actor.personId);
    await renameScheme(t, { id: schemeId, ...names });
    await save(t, draft, { version, change: { rules } });
    return {
      allowed,
      entries: [{ subject: subject(schemeId), before: draft.rules, after: { ...names, rules } }],
      result: undefined,
    };
  });
}

type Step = { schemeId: string; version: number };

/**
 * Sends the draft to a second HR person, saving what was typed with it; refused as a whole while it breaks floor or spread
 * (product.md, rule 6).
 */
export function submitScheme(
  ctx: Context,
  { schemeId, version, saving }: Step & { saving?: Omit<SaveScheme, keyof Step> },
): Promise<void> {
  return ctx.change("scheme.submitted", async (t) => {
    const allowed = ctx.require("assessment.configure");
    const draft = await latest(t, schemeId);
    const rules = saving?.rules ?? draft.rules;
    assertStep("submit", { ...draft, rules }, ctx.actor.personId);
    if (saving) await renameScheme(t, { id: schemeId, name: saving.name, nameEn: saving.nameEn });
    await save(t, draft, {
      version,
      change: { rules, status: "submitted", submittedBy: ctx.actor.personId, submittedAt: ctx.now },
    });
    return {
      allowed,
      entries: [
        { ...entry(draft, "submitted"), after: { number: draft.number, status: "submitted", rules } },
      ],
      result: undefined,
    };
  });
}

/** Takes a submitted version back to its draft. */
export function withdrawScheme(ctx: Context, { schemeId, version }: Step): Promise<void> {
  return ctx.change("scheme.withdrawn", async (t) => {
    const allowed = ctx.require("assessment.configure");
    const submitted = await latest(t, schemeId);
    assertStep("withdraw", submitted, ctx.actor.personId);
    await save(t, submitted, { version, change: { status: "draft", submittedBy: null, submittedAt: null } });
    return { allowed, entries: [entry(submitted, "draft")], result: undefined };
  });
}

/** Approves a submitted version: it never changes again, and the approved ones before it are retired. */
export function approveScheme(ctx: Context, { schemeId, version }: Step): Promise<void> {
  return ctx.change("scheme.approved", async (t) => {
    const allowed = ctx.require("scheme.approve");
    const submitted = await latest(t, schemeId);
    assertStep("approve", submitted, ctx.actor.personId);
    await save(t, submitted, {
      version,
      change: { status: "approved", approvedBy: ctx.actor.personId, approvedAt: ctx.now },
    });
    await retireEarlierVersions(t, { schemeId, number: submitted.number });
    return { allowed, entries: [entry(submitted, "approved")], result: undefined };
  });
}

/** Opens the next draft of a scheme whose latest version is approved, with the same rules. */
export function startSchemeVersion(ctx: Context, { schemeId }: { schemeId: string }): Promise<number> {
  return ctx.change("scheme.version_started", async (t) => {
    const allowed = ctx.require("assessment.configure");
    const approved = await latest(t, schemeId);
    assertStep("new-version", approved, ctx.actor.personId);
    const number = approved.number + 1;
    await insertSchemeVersion(t, draftOf(ctx, { schemeId, number, rules: approved.rules }));
    return { allowed, entries: [{ subject: subject(schemeId), after: { number } }], result: number };
  });
}

async function latest(t: Tx, schemeId: string): Promise<SchemeVersionRow> {
  const scheme = await schemeById(t, schemeId);
  const [version] = scheme === undefined ? [] : await versionsOfScheme(t, schemeId);
  if (version === undefined) throw new AppError("not_found");
  return version;
}

async function save(
  t: Tx,
  { id }: SchemeVersionRow,
  { version, change }: { version: number; change: SchemeVersionChange },
): Promise<void> {
  if (!(await saveSchemeVersion(t, { id, version, change }))) throw new AppError("stale");
}

function assertStep(step: SchemeStep, version: SchemeVersionFacts, personId: string): void {
  const refusal = schemeRefusal(step, version, personId);
  if (refusal !== null)
    throw new AppError(refusal === "scheme_state" ? "conflict" : "invalid", { reason: refusal });
}

function draftOf(
  ctx: Context,
  { schemeId, number, rules }: { schemeId: string; number: number; rules: SchemeRules },
) {
  return {
    id: newId(),
    schemeId,
    number,
    status: "draft" as const,
    rules,
    createdBy: ctx.actor.personId,
    createdAt: ctx.now,
  };
}

const subject = (id: string) => ({ type: "scheme", id });
const entry = ({ schemeId, number, status }: SchemeVersionRow, after: string) => ({
  subject: subject(schemeId),
  before: { number, status },
  after: { number, status: after },
});
