import { z } from "zod";

const day = z.iso.date().optional().catch(undefined);
const word = z
  .string()
  .regex(/^[a-z_.]{1,60}$/)
  .optional()
  .catch(undefined);
const id = z.string().max(200).optional().catch(undefined);

/** What an address may ask of the log; anything else in it is ignored, so that an old link still opens. */
const auditQuery = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  actor: id,
  action: word,
  type: word,
  id,
  from: day,
  to: day,
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
});

export type AuditSearch = z.infer<typeof auditQuery>;

export const readAuditQuery = (params: URLSearchParams): AuditSearch =>
  auditQuery.parse(Object.fromEntries([...params].filter(([, value]) => value !== "")));
