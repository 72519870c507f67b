import type { audit as source } from "../en/audit";

export const audit: Record<keyof typeof source, string> = {
  "audit.action.demo.seeded": "载入演示银行",
};
