import { defineConfig } from "vitest/config";

const alias = {
  "~": new URL("./app", import.meta.url).pathname,
  "#db": new URL("./db", import.meta.url).pathname,
};

const project = (name: string, include: string[], extra: object = {}) => ({
  resolve: { alias },
  test: {
    name,
    include,
    environment: "node" as const,
    pool: "forks" as const,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    ...extra,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project("domain", ["tests/domain/**/*.test.ts?(x)", "tests/cli/**/*.test.ts"]),
      project("db-sqlite", ["tests/db/**/*.test.ts"], { env: { DATABASE_URL: "file:unused" } }),
      project("db-postgres", ["tests/db/**/*.test.ts"], {
        env: { DATABASE_URL: "postgres://unused" },
        globalSetup: "tests/support/postgres-setup.ts",
      }),
      project("architecture", ["tests/architecture/**/*.test.ts"], { testTimeout: 300_000 }),
      project("http", ["tests/http/**/*.test.ts"], { globalSetup: "tests/support/build-setup.ts" }),
      project("browser", ["tests/browser/**/*.test.ts"], {
        globalSetup: ["tests/support/build-setup.ts", "tests/support/chromium-setup.ts"],
        testTimeout: 180_000,
      }),
    ],
  },
});
