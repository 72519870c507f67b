/** The layers of docs/architecture.md: dependencies point inwards only. */
/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "domain-is-pure",
      comment: "Rules know no framework, clock or database.",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { pathNot: ["^app/domain/", "^node_modules/(decimal\\.js|fraction\\.js|fractional-indexing)/"] },
    },
    {
      name: "drizzle-only-in-db",
      comment: "Queries live in db/ alone.",
      severity: "error",
      from: { path: "^(app|server\\.ts)" },
      to: { path: "^node_modules/drizzle-orm/" },
    },
    {
      name: "no-repository-in-a-route",
      comment: "A route parses, authorises, calls one use case and responds.",
      severity: "error",
      from: { path: "^app/(routes|ui)/" },
      to: { path: "^db/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-foreign-feature-internals",
      comment: "A feature is used through its index.",
      severity: "error",
      from: { path: "^app/features/([^/]+)/" },
      to: {
        path: "^app/features/([^/]+)/",
        pathNot: ["^app/features/$1/", "^app/features/[^/]+/index(\\.server)?\\.tsx?$"],
      },
    },
    {
      name: "ui-knows-no-feature",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: "^app/(features|routes)/" },
    },
    {
      name: "db-knows-no-application",
      comment: "db/ may read the pure domain; the seed runs use cases to make its history real.",
      severity: "error",
      from: { path: "^db/", pathNot: "^db/seed/" },
      to: { path: "^app/", pathNot: "^app/domain/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: { pathNot: "^node_modules" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
