import { z } from "zod";
import { roles } from "~/domain/identity";

export const signInForm = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().min(1).max(1024),
  to: z.string().optional(),
});
export type SignInInput = z.infer<typeof signInForm>;

export const codeForm = z.object({ code: z.string().trim().min(1).max(40), to: z.string().optional() });

/** Length and the rest are the domain's to judge; this bounds what is read. */
const newPassword = z.string().min(1).max(1024);

export const firstRunForm = z.object({
  setupCode: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  nameEn: z.string().trim().max(100).default(""),
  employeeNo: z.string().trim().min(1).max(32).regex(/^\S+$/, "error.employee_no_blank"),
  email: z
    .email()
    .max(254)
    .transform((text) => text.toLowerCase()),
  newPassword,
  alsoHr: z.literal("on").optional(),
});
export type FirstRunInput = z.infer<typeof firstRunForm>;

export const acceptForm = z.object({ newPassword });

export const preferencesForm = z.object({
  locale: z.enum(["zh-CN", "en"]).optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  to: z.string().optional(),
});
export type PreferencesInput = z.infer<typeof preferencesForm>;

const sessionId = z.string().regex(/^[0-9a-f]{64}$/);

export const accountForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("password"), oldPassword: z.string().min(1).max(1024), newPassword }),
  z.object({ intent: z.literal("end-session"), session: sessionId }),
  z.object({ intent: z.literal("end-others") }),
]);

export const secondFactorForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("begin"), password: z.string().min(1).max(1024) }),
  z.object({ intent: z.literal("confirm"), code: z.string().trim().min(1).max(40) }),
  z.object({ intent: z.literal("remove"), password: z.string().min(1).max(1024) }),
]);

export const accessForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("invite") }),
  z.object({ intent: z.literal("withdraw") }),
  z.object({ intent: z.literal("roles"), roles: z.array(z.enum(roles)).default([]) }),
  z.object({ intent: z.literal("end-session"), session: sessionId }),
  z.object({ intent: z.literal("end-all") }),
  z.object({ intent: z.literal("remove-factor") }),
]);
