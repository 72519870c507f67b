export const audit = {
  "audit.action.demo.seeded": "Demo bank loaded",
} as const;
