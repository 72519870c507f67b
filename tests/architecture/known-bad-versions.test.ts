import { readFileSync } from "node:fs";
import { satisfies, validRange } from "semver";
import { expect, test } from "vitest";

type KnownBad = { package: string; range: string; reason: string };
type Lock = { packages: Record<string, { version?: string }> };

const knownBad: KnownBad[] = JSON.parse(readFileSync("tests/architecture/known-bad-versions.json", "utf8"));

/** "node_modules/a/node_modules/@b/c" holds the package "@b/c". */
const packageIn = (path: string): string =>
  path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

function badIn({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { version }]) => {
    if (!path.includes("node_modules/") || !version) return [];
    const name = packageIn(path);
    return knownBad
      .filter((bad) => bad.package === name && satisfies(version, bad.range, { includePrerelease: true }))
      .map((bad) => `${name} ${version}: ${bad.reason}`);
  });
}

test("the lock file holds no version that is known to be bad", () => {
  const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  expect(badIn(lock)).toEqual([]);
});

test("a bad version is found, however deep it stands", () => {
  const packages = {
    "": {},
    "node_modules/express": { version: "5.3.0" },
    "node_modules/a/node_modules/@remix-run/node": { version: "2.17.1" },
    "node_modules/better-sqlite3": { version: "13.0.0-beta.1" },
  };
  expect(badIn({ packages }).map((line) => line.split(":")[0])).toEqual([
    "@remix-run/node 2.17.1",
    "better-sqlite3 13.0.0-beta.1",
  ]);
});

test("every range of the list can be read", () => {
  expect(knownBad.filter(({ range, reason }) => validRange(range) === null || reason === "")).toEqual([]);
});
