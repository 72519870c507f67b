/** Mutation testing of the pure domain, outside CI: `npm run test:mutation`; one part with `-- --mutate "app/domain/exact/*.ts"`. */
export default {
  mutate: ["app/domain/**/*.ts", "!app/domain/**/index.ts"],
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  coverageAnalysis: "perTest",
  reporters: ["clear-text", "progress", "html"],
  htmlReporter: { fileName: "reports/mutation/index.html" },
  ignorePatterns: ["build", "reports", "data", ".react-router", "public", "docs"],
  concurrency: 2,
  thresholds: { high: 90, low: 85, break: 85 },
};
