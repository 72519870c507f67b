import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  route("sign-in", "routes/sign-in.tsx"),
  route("sign-out", "routes/sign-out.ts"),
  route("preferences", "routes/preferences.ts"),
  route("search", "routes/search.ts"),
  route("api/v1/metrics", "routes/api.v1.metrics.ts"),
  route("api/v1/readings", "routes/api.v1.readings.ts"),
  route("api/v1/openapi.json", "routes/api.openapi.ts"),
  layout("routes/shell.tsx", [
    route("metrics", "routes/metrics.tsx"),
    route("metrics/new", "routes/metric-new.tsx"),
    route("metrics/import", "routes/readings-import.tsx"),
    route("metrics/:metricId", "routes/metric.tsx"),
    route("metrics/:metricId/edit", "routes/metric-edit.tsx"),
    route("metrics/:metricId/record", "routes/readings-record.tsx"),
    route("admin/tokens", "routes/admin-tokens.tsx"),
    index("routes/home.tsx"),
    route("units/:unitId", "routes/unit.tsx"),
    route("disciplines/:discipline", "routes/discipline.tsx"),
  ]),
] satisfies RouteConfig;
