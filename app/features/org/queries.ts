import { z } from "zod";
import { disciplines } from "~/domain/org/discipline";
import { squadKinds } from "~/domain/org/squad";

/** What an address may ask of a list; anything else in it is ignored, so that an old link still opens. */
const search = z.string().trim().max(100).optional().catch(undefined);
const page = z.coerce.number().int().min(1).max(100_000).default(1).catch(1);
const id = z.string().max(64).optional().catch(undefined);
const blankless = (params: URLSearchParams) =>
  Object.fromEntries([...params].filter(([, value]) => value !== ""));

const sorted = <K extends string>(columns: readonly [K, ...K[]]) =>
  z
    .string()
    .regex(/^-?[a-z]+$/)
    .transform((text) => ({ sort: text.replace(/^-/, "") as K, descending: text.startsWith("-") }))
    .refine(({ sort }) => columns.includes(sort))
    .default({ sort: columns[0], descending: false })
    .catch({ sort: columns[0], descending: false });

const peopleQuery = z.object({
  q: search,
  discipline: z.enum(disciplines).optional().catch(undefined),
  unit: id,
  squad: id,
  manager: id,
  state: z.enum(["active", "disabled", "all"]).default("active").catch("active"),
  sort: sorted(["name", "number", "unit"]),
  page,
});
export type PeopleSearch = z.infer<typeof peopleQuery>;
export const readPeopleQuery = (params: URLSearchParams): PeopleSearch =>
  peopleQuery.parse(blankless(params));

const squadsQuery = z.object({
  q: search,
  kind: z.enum(squadKinds).optional().catch(undefined),
  unit: id,
  mine: z.literal("1").optional().catch(undefined),
  state: z.enum(["open", "incomplete", "closed"]).default("open").catch("open"),
  sort: sorted(["name", "key", "unit", "members"]),
  page,
});
export type SquadsSearch = z.infer<typeof squadsQuery>;
export const readSquadsQuery = (params: URLSearchParams): SquadsSearch =>
  squadsQuery.parse(blankless(params));
