import type { RequestHandler } from "express";
import { problem } from "./problem.server";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses an unsafe request that another site could have sent (quality.md, Security): it must say `Sec-Fetch-Site: same-origin` or
 * carry a matching `Origin`; with neither it is refused. A request with a bearer token and no cookie carries nothing that a browser
 * adds by itself, so the rule does not concern it.
 */
export function refuseCrossSite({
  origin,
  trustProxy,
}: {
  origin: string | undefined;
  trustProxy: boolean;
}): RequestHandler {
  return (req, res, next) => {
    if (safe.has(req.method)) return next();
    if (req.headers.authorization?.startsWith("Bearer ") && !req.headers.cookie) return next();
    const host = (trustProxy && req.get("x-forwarded-host")) || req.get("host");
    const own = origin ?? `${req.protocol}://${host}`;
    const site = req.get("sec-fetch-site");
    const allowed = site === undefined ? req.get("origin") === own : site === "same-origin";
    if (allowed) return next();
    const { status, body } = problem({ status: 403, code: "cross_site" });
    res.status(status).type("application/problem+json").send(JSON.stringify(body));
  };
}
