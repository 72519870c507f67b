import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  route("sign-in", "routes/sign-in.tsx"),
  route("sign-out", "routes/sign-out.ts"),
  route("preferences", "routes/preferences.ts"),
  layout("routes/shell.tsx", [
    index("routes/home.tsx"),
  ]),
] satisfies RouteConfig;
