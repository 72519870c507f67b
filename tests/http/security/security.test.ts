import { type IncomingMessage, request as rawRequest } from "node:http";
import { expect, test } from "vitest";
import { testServer, Visitor } from "../../support/server";
import { servedRoutes } from "../matrix/routes";

const server = await testServer();
const email = "lv.hang@chengjiang.example";
const cookieOf = async () => {
  const response = await fetch(`${server.origin}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: server.origin },
    body: new URLSearchParams({ email, password: "trivet-demo" }),
  });
  return response.headers.getSetCookie()[0]!;
};
const cookie = (await cookieOf()).split(";")[0]!;
const filled = (path: string) => path.replace(/:\w+/g, "x");

/** As another site's page would send it, with the cookie that the browser adds. */
const forged: Record<string, Record<string, string>> = {
  "another site's fetch": { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" },
  "a sibling of the same site": { "Sec-Fetch-Site": "same-site", Origin: "https://other.bank.example" },
  "an old browser with a foreign origin": { Origin: "https://evil.example" },
  "an opaque origin": { Origin: "null" },
  "neither header": {},
  "a lying origin beside Sec-Fetch-Site": { "Sec-Fetch-Site": "cross-site", Origin: server.origin },
  "a forwarded host nobody trusts": { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" },
};

/** fetch() sets Sec-Fetch headers of its own; this sends exactly what it is given. */
function send(path: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const url = new URL(path, server.origin);
    const outgoing = rawRequest(url, { method, headers: { Cookie: cookie, ...headers } }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode!));
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

const addresses = servedRoutes().flatMap(({ path }) => [
  filled(path),
  `${filled(path) === "/" ? "/_root" : filled(path)}.data`,
]);

test.each(Object.entries(forged))("every unsafe method on every address refuses %s", async (_, headers) => {
  const accepted: string[] = [];
  for (const method of ["POST", "PUT", "PATCH", "DELETE"])
    for (const address of addresses)
      if ((await send(address, method, headers)) !== 403) accepted.push(`${method} ${address}`);
  expect(accepted).toEqual([]);
});

test("a page of this site is let through, with either header", async () => {
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  expect(await send("/account", "POST", { "Sec-Fetch-Site": "same-origin", ...form })).toBe(422);
  expect(await send("/account", "POST", { Origin: server.origin, ...form })).toBe(422);
});

const cookieFlags = (setCookie: string) =>
  setCookie
    .split("; ")
    .slice(1)
    .map((flag) => flag.toLowerCase())
    .sort();

test("the session's cookie is out of scripts' reach and stays on this site", async () => {
  const set = await cookieOf();
  expect(set).toMatch(/^trivet=/);
  expect(cookieFlags(set)).toEqual(["httponly", "max-age=604800", "path=/", "samesite=lax"]);
});

test("over TLS it has the __Host- prefix and is Secure, and the headers say so", async () => {
  const secure = await testServer({ env: { TRIVET_ORIGIN: "https://trivet.bank.example" } });
  const { headers } = await behindProxy(
    secure.origin,
    "/sign-in",
    new URLSearchParams({ email, password: "trivet-demo" }),
  );
  const [set] = headers["set-cookie"] ?? [];
  expect(set).toMatch(/^__Host-trivet=/);
  expect(cookieFlags(set!)).toEqual(["httponly", "max-age=604800", "path=/", "samesite=lax", "secure"]);
  expect(headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
  await secure.stop();
});

/** What a proxy that ends TLS hands on: the host people typed. */
function behindProxy(origin: string, path: string, form: URLSearchParams): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      Host: "trivet.bank.example",
      Origin: "https://trivet.bank.example",
      "Content-Type": "application/x-www-form-urlencoded",
    };
    const outgoing = rawRequest(new URL(path, origin), { method: "POST", headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response));
    });
    outgoing.on("error", reject);
    outgoing.end(form.toString());
  });
}

test("signing in gives a new token whatever the browser brought along", async () => {
  const visitor = new Visitor(server.origin);
  const response = await visitor.request("/sign-in", {
    method: "POST",
    body: new URLSearchParams({ email, password: "trivet-demo" }),
    headers: { Cookie: "trivet=chosenbytheattacker" },
  });
  expect(response.headers.getSetCookie()[0]).not.toContain("chosenbytheattacker");
  const planted = await fetch(`${server.origin}/account`, {
    redirect: "manual",
    headers: { Cookie: "trivet=chosenbytheattacker" },
  });
  expect(planted.status).toBe(302);
});

test("signing out ends the session in the database, not only in the browser", async () => {
  const stolen = (await cookieOf()).split(";")[0]!;
  const read = () => fetch(`${server.origin}/account`, { redirect: "manual", headers: { Cookie: stolen } });
  expect((await read()).status).toBe(200);
  const out = await fetch(`${server.origin}/sign-out`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: stolen, Origin: server.origin },
  });
  expect(out.status).toBe(302);
  expect((await read()).status).toBe(302);
});

const pages = [
  ["the sign-in page", "/sign-in", 200],
  ["a page nobody made", "/no/such/page", 404],
  ["a page of the signed-in", "/account", 200],
  ["a refused page", "/admin", 403],
] as const;

test.each(pages)("%s carries the headers", async (_, path, status) => {
  const headers: Record<string, string> = path === "/sign-in" ? {} : { Cookie: cookie };
  const response = await fetch(server.origin + path, { redirect: "manual", headers });
  const html = await response.text();
  expect(response.status).toBe(status);
  const policy = response.headers.get("content-security-policy")!;
  for (const directive of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "default-src 'self'",
  ])
    expect(policy).toContain(directive);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  const nonce = policy.match(/script-src[^;]*'nonce-([^']+)'/)![1]!;
  const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map((match) => match[1]!);
  expect(scripts.length).toBeGreaterThan(0);
  for (const attributes of scripts) expect(attributes).toContain(`nonce="${nonce}"`);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("x-frame-options")).toBe("DENY");
  expect(response.headers.get("referrer-policy")).toBe("same-origin");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-powered-by")).toBeNull();
});

test("a nonce is used once", async () => {
  const nonce = async () =>
    (await fetch(`${server.origin}/sign-in`)).headers
      .get("content-security-policy")!
      .match(/nonce-([^']+)/)![1];
  expect(await nonce()).not.toBe(await nonce());
});

test("after sign-in nobody is sent to another site", async () => {
  for (const to of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]) {
    const response = await new Visitor(server.origin).post("/sign-in", {
      email,
      password: "trivet-demo",
      to,
    });
    expect(response.headers.get("location")).toBe("/");
  }
});

test("a refused password does not come back, what else was typed does", async () => {
  const response = await new Visitor(server.origin).post("/sign-in", {
    email: "who@bank.example",
    password: "not this one, surely",
  });
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toContain("who@bank.example");
  expect(html).not.toContain("not this one, surely");
});

test("a form over one megabyte is refused, whatever length it claims", async () => {
  const visitor = await new Visitor(server.origin).signIn("he.jing@chengjiang.example");
  const large = "x".repeat(1_100_000);
  expect((await visitor.post("/people/new", { name: large })).status).toBe(413);
  const chunked = new ReadableStream({
    start(controller) {
      for (let i = 0; i < 30; i++) controller.enqueue(new TextEncoder().encode("name=".padEnd(65_536, "y")));
      controller.close();
    },
  });
  const streamed = await visitor.request("/people/new", {
    method: "POST",
    body: chunked,
    duplex: "half",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  } as RequestInit);
  expect(streamed.status).toBe(413);
});

test("keys that would reach an object's prototype are no fields", async () => {
  const visitor = await new Visitor(server.origin).signIn("he.jing@chengjiang.example");
  for (const name of ["__proto__.polluted", "constructor.prototype.polluted", "a[__proto__][polluted]"]) {
    const response = await visitor.post("/people/new", { [name]: "yes" });
    expect(response.status).toBeLessThan(500);
  }
  expect((await visitor.get("/account")).status).toBe(200);
});

test("what is no form is refused without a trace of the inside", async () => {
  const visitor = await new Visitor(server.origin).signIn("he.jing@chengjiang.example");
  const response = await visitor.request("/people/new", {
    method: "POST",
    body: "{",
    headers: { "Content-Type": "application/json" },
  });
  const text = await response.text();
  expect(response.status).toBe(422);
  expect(text).not.toMatch(/\.ts:\d|node_modules|at \w+ \(/);
});

test("guessing is answered with 429 and a sentence", async () => {
  const visitor = new Visitor(server.origin);
  const guess = () => visitor.post("/sign-in", { email: "guessed@bank.example", password: "guess" });
  for (let n = 0; n < 5; n++) expect((await guess()).status).toBe(422);
  const blocked = await guess();
  expect(blocked.status).toBe(429);
  expect(await blocked.text()).toContain("分钟后重试");
});

test("a null character in an address means nothing", async () => {
  const ask = (path: string) => fetch(server.origin + path, { headers: { Cookie: cookie } });
  const { hits } = (await (await ask("/search?q=Chen%00%20Li")).json()) as { hits: { nameEn: string }[] };
  expect(hits.map(({ nameEn }) => nameEn)).toContain("Chen Li");
  expect((await ask("/squads/x%00")).status).toBe(404);
});
