import { defineConfig } from "vitest/config";

/** The pure domain tests alone, for Stryker: no databases, servers or child processes. */
export default defineConfig({
  resolve: {
    alias: {
      "~": new URL("./app", import.meta.url).pathname,
      "#db": new URL("./db", import.meta.url).pathname,
    },
  },
  test: { include: ["tests/domain/**/*.test.ts"], environment: "node" },
});
