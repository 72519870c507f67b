import type { Actor } from "~/domain/access";
import type { Context } from "./context.server";

/**
 * Loads something once for all parts of a page that ask for it: the frame and the page in it are loaded side by side in one
 * request, which has one actor. For loaders only; what an action changed must be read anew.
 */
export function oncePerRequest<R>(load: (ctx: Context) => Promise<R>): (ctx: Context) => Promise<R> {
  const loaded = new WeakMap<Actor, Promise<R>>();
  return (ctx) => {
    const known = loaded.get(ctx.actor);
    if (known) return known;
    const loading = load(ctx);
    loaded.set(ctx.actor, loading);
    return loading;
  };
}
