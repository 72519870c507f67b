import { describe, expect, test } from "vitest";
import { type Action, type Actor, can } from "~/domain/access";

const nobody: Actor = {
  personId: "actor",
  roles: [],
  seats: [],
  headedUnitPaths: [],
  headedDisciplines: [],
  overseenSquadIds: [],
  reportIds: [],
};
const subject = {
  personId: "chen",
  discipline: "tech",
  managerId: "manager",
  unitPaths: ["/bank/retail/wealth/"],
} as const;

const actors = {
  hr: { ...nobody, roles: ["hr"] },
  auditor: { ...nobody, roles: ["auditor"] },
  administrator: { ...nobody, roles: ["administrator"] },
  "line manager": { ...nobody, personId: "manager", reportIds: ["chen"] },
  "tech head": { ...nobody, headedDisciplines: ["tech"] },
  "data head": { ...nobody, headedDisciplines: ["data"] },
  "unit head": { ...nobody, headedUnitPaths: ["/bank/retail/wealth/"] },
  "head above": { ...nobody, headedUnitPaths: ["/bank/retail/"] },
  "head beside": { ...nobody, headedUnitPaths: ["/bank/corporate/"] },
  "fellow lead": { ...nobody, seats: [{ squadId: "s", discipline: "data", role: "lead" }] },
  self: { ...nobody, personId: "chen" },
  "self with hr": { ...nobody, personId: "chen", roles: ["hr"], headedDisciplines: ["tech"] },
} as const satisfies Record<string, Actor>;
type Name = keyof typeof actors;

const hrAlone: Name[] = ["hr", "self with hr"];
const aboutNobody: [Action, Name[]][] = [
  ["assessment.configure", hrAlone],
  ["scheme.approve", hrAlone],
  ["assessment.compute", hrAlone],
  ["assessment.approve", hrAlone],
  ["assessment.publish", hrAlone],
  ["adjustment.decide", hrAlone],
  ["assessment.read_console", ["hr", "auditor", "self with hr"]],
];
const aboutAPerson: [Action, Name[]][] = [
  ["assessment.read_own", ["self", "self with hr"]],
  [
    "assessment.read_person",
    ["hr", "auditor", "line manager", "tech head", "unit head", "head above", "self", "self with hr"],
  ],
  ["individual.set", ["hr", "line manager", "tech head"]],
  ["adjustment.propose", ["hr", "line manager", "tech head"]],
];

describe.each([...aboutNobody, ...aboutAPerson])("%s", (action, allowed) => {
  test.each(Object.keys(actors) as Name[])("by %s", (name) => {
    const facts = aboutAPerson.some(([one]) => one === action) ? subject : undefined;
    expect(can(actors[name], action, facts as never)).toBe(allowed.includes(name));
  });
});
