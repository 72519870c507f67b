import { z } from "zod";

export const signInForm = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().min(1).max(1024),
  to: z.string().optional(),
});

export type SignInInput = z.infer<typeof signInForm>;

export const preferencesForm = z.object({
  locale: z.enum(["zh-CN", "en"]).optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  to: z.string().optional(),
});

export type PreferencesInput = z.infer<typeof preferencesForm>;
