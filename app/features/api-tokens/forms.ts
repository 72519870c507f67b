import { z } from "zod";

const scope = z.enum(["readings:write", "metrics:read"]);

export const tokenForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("create"),
    name: z.string().trim().min(1).max(60),
    scopes: z.array(scope).min(1, "error.token_scopes"),
    expiresOn: z.iso.date().optional(),
  }),
  z.object({ intent: z.literal("revoke"), id: z.string().min(1).max(64) }),
]);

export type TokenInput = z.infer<typeof tokenForm>;
export type CreateTokenInput = Extract<TokenInput, { intent: "create" }>;
