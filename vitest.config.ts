import { defineConfig } from "vitest/config";

const alias = {
  "~": new URL("./app", import.meta.url).pathname,
  "#db": new URL("./db", import.meta.url).pathname,
};
const project = (name: string, include: string[], extra: object = {}) => ({
  resolve: { alias },
  test: { name, include, environment: "node", pool: "forks" as const, maxWorkers: 2, ...extra },
});

export default defineConfig({
  test: {
    projects: [
      project("domain", ["tests/domain/**/*.test.ts", "tests/cli/**/*.test.ts"], { testTimeout: 60_000 }),
    ],
  },
});
