import { expect, test } from "vitest";
import { type Actor, can, type Role } from "~/domain/access";

const actor = (more: Partial<Actor> = {}): Actor => ({
  personId: "me",
  roles: [],
  seats: [],
  headedUnitPaths: [],
  headedDisciplines: [],
  overseenSquadIds: [],
  reportIds: [],
  ...more,
});
const withRole = (role: Role) => actor({ roles: [role] });
const squad = { squadId: "s", unitPaths: ["/bank/retail/east/"] };
const person = {
  personId: "p",
  discipline: "data",
  managerId: "boss",
  unitPaths: ["/bank/retail/"],
} as const;

test.each([
  ["nobody in particular", actor(), false],
  ["a member", actor({ seats: [{ squadId: "s", discipline: "tech", role: "member" }] }), true],
  [
    "a member of another squad",
    actor({ seats: [{ squadId: "t", discipline: "tech", role: "lead" }] }),
    false,
  ],
  ["the head of its unit", actor({ headedUnitPaths: ["/bank/retail/east/"] }), true],
  ["a head above", actor({ headedUnitPaths: ["/bank/"] }), true],
  ["the head of a unit beside", actor({ headedUnitPaths: ["/bank/retail/west/"] }), false],
  ["the head of a unit whose name begins alike", actor({ headedUnitPaths: ["/bank/ret/"] }), false],
  ["HR", withRole("hr"), true],
  ["an auditor", withRole("auditor"), true],
  ["an administrator", withRole("administrator"), false],
] as const)("%s reads a squad's contract: %s", (_, who, allowed) => {
  expect(can(who, "contract.read", squad)).toBe(allowed);
});

test.each([
  ["themselves", actor({ personId: "p" }), true],
  ["the line manager", actor({ personId: "boss" }), true],
  ["the head of the discipline", actor({ headedDisciplines: ["data"] }), true],
  ["the head of another discipline", actor({ headedDisciplines: ["tech"] }), false],
  ["the head of the unit", actor({ headedUnitPaths: ["/bank/retail/"] }), true],
  ["HR", withRole("hr"), true],
  ["an auditor", withRole("auditor"), true],
  ["an administrator", withRole("administrator"), false],
  ["a colleague", actor(), false],
] as const)("%s reads a person's published result: %s", (_, who, allowed) => {
  expect(can(who, "assessment.read_person", person)).toBe(allowed);
});

test.each(["individual.set", "adjustment.propose"] as const)(
  "nobody does %s to themselves, whatever they are",
  (action) => {
    const everything = actor({
      personId: "p",
      roles: ["hr"],
      headedDisciplines: ["data"],
      headedUnitPaths: ["/"],
    });
    expect(can(everything, action, { ...person, managerId: "p" })).toBe(false);
  },
);

test("HR enters leave, but not their own", () => {
  expect(can(withRole("hr"), "leave.edit", person)).toBe(true);
  expect(can({ ...withRole("hr"), personId: "p" }, "leave.edit", person)).toBe(false);
});

test.each([
  ["administrator", [], true],
  ["administrator", ["administrator"], true],
  ["hr", [], true],
  ["hr", ["hr"], false],
  ["hr", ["administrator"], false],
  ["auditor", [], false],
] as const)("%s makes an invitation for somebody with the roles %j: %s", (role, held, allowed) => {
  expect(can(withRole(role), "invitation.create", { roles: held })).toBe(allowed);
});

test("an auditor reads the log and changes nothing", () => {
  const auditor = withRole("auditor");
  expect(can(auditor, "audit.read", undefined)).toBe(true);
  for (const action of [
    "role.grant",
    "organisation.edit",
    "roster.import",
    "session.end_any",
    "assessment.publish",
    "metric.create",
    "api_token.manage",
  ] as const)
    expect(can(auditor, action, undefined)).toBe(false);
});
