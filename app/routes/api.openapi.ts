import { openapi } from "~/features/readings/openapi.server";
import { requestContext } from "~/platform/context.server";
import type { Route } from "./+types/api.openapi";

export const loader = ({ context }: Route.LoaderArgs) =>
  Response.json(openapi(context.get(requestContext).origin));
