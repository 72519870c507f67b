import { notificationKinds } from "~/domain/notifications";
import type { Role } from "./people";

/** Who gets through; everybody else gets `otherwise`, but for those named in `but`. Nobody signed in is sent to the sign-in page. */
export type Expected = {
  through: readonly Role[];
  otherwise?: 403 | 404 | "sign-in";
  but?: { status: 403 | 404; to: readonly Role[] };
  /** What somebody who is not signed in gets instead of the sign-in page. */
  anonymous?: "through" | 401 | 404 | 405;
};

/** A form that passes its schema, so that what answers is the right and not the form. */
export type Write = Expected & {
  send: Record<string, string>;
  /** The form belongs to the index of its address. */
  index?: true;
};

export type Row = { get?: Expected; post?: Write | readonly Write[] };

const everyone = [
  "administrator",
  "hr",
  "auditor",
  "unitHead",
  "headAbove",
  "disciplineHead",
  "lead",
  "member",
  "otherHead",
  "lineManager",
  "outsider",
] as const satisfies readonly Role[];

const all: Expected = { through: everyone };
const only = (...through: Role[]): Expected => ({ through, otherwise: 403 });
/** Those who may, but what they name does not exist. */
const missingFor = (...to: Role[]): Expected => ({ through: [], otherwise: 403, but: { status: 404, to } });
const organisers = only("administrator", "hr");

/** The squad WLT: other units' heads and people from elsewhere do not learn that it exists. */
const outside = ["otherHead", "outsider"] as const satisfies readonly Role[];
const overseers = [
  "hr",
  "auditor",
  "unitHead",
  "headAbove",
  "disciplineHead",
  "lead",
  "lineManager",
] as const satisfies readonly Role[];
const squad: Expected = { through: ["administrator", "member", ...overseers], otherwise: 404 };
const contract: Expected = {
  through: ["member", ...overseers],
  otherwise: 404,
  but: { status: 403, to: ["administrator"] },
};
/** The administrator keeps out of a squad's work altogether. */
const board: Expected = { through: ["member", ...overseers], otherwise: 404 };
/** Everybody who reads the board but the auditor, who changes nothing. */
const commenters: Expected = {
  through: ["member", ...overseers].filter((role) => role !== "auditor") as Role[],
  otherwise: 404,
  but: { status: 403, to: ["auditor"] },
};
const insiders = (...through: Role[]): Expected => ({
  through,
  otherwise: 403,
  but: { status: 404, to: ["administrator", ...outside] },
});
/** Those who may, but what they name does not exist; outsiders learn of nothing. */
const noneFor = (...to: Role[]): Expected => ({
  through: [],
  otherwise: 403,
  but: { status: 404, to: [...to, "administrator", ...outside] },
});
const seatsAndSquad: Expected = {
  through: ["administrator", "hr", "unitHead", "headAbove", "lead"],
  otherwise: 403,
  but: { status: 404, to: outside },
};

const dissolvers: Expected = {
  through: ["hr", "unitHead", "headAbove", "lead"],
  otherwise: 403,
  but: { status: 404, to: outside },
};

const metricEditors = only("administrator", "hr");
const console_ = only("hr", "auditor");
const hr = only("hr");

const write = (expected: Expected, send: Record<string, string>): Write => ({ ...expected, send });

const day = "2026-01-01";
const stale = { version: "999999" };
const person = { employeeNo: "CJ10016", email: "taken@chengjiang.example", name: "某人", nameEn: "Somebody" };
const unit = { code: "RW", name: "零售", nameEn: "Retail" };
const squadWords = { name: "财富引擎", nameEn: "Wealth Engine", handoffLimitHours: "48" };
const metric = {
  name: "指标",
  nameEn: "Metric",
  decimals: "2",
  direction: "increase",
  aggregation: "last",
  perspective: "growth",
  freshDays: "35",
};
const homeAnswer = {
  intent: "accept",
  handoffId: "none",
  handoffVersion: "1",
  squadId: ":squadId",
  taskId: ":taskId",
};
const notificationSettings = {
  version: "999999",
  quietFrom: "20:00",
  quietTo: "08:00",
  digestAt: "08:30",
  ...Object.fromEntries(notificationKinds.map((kind) => [`wishes.${kind.replace(".", "-")}.mail`, "off"])),
};
const cycle = { name: "周期", nameEn: "Cycle", kind: "half", start: "2031-01-01", end: "2031-06-30" };

/** Every address of app/routes.ts, and what each kind of person gets there. quality.md, Security. */
export const expected: Record<string, Row> = {
  "/sign-in": {
    get: { ...all, anonymous: "through" },
    post: write({ ...all, anonymous: "through" }, { email: "nobody@x.example", password: "no" }),
  },
  "/sign-in/code": { get: all, post: write({ through: [], otherwise: "sign-in" }, { code: "000000" }) },
  "/first-run": {
    get: { through: [], otherwise: 404, anonymous: 404 },
    post: write(
      { through: [], otherwise: 404, anonymous: 404 },
      { setupCode: "x", ...person, newPassword: "correct horse battery" },
    ),
  },
  "/invitation/:token": {
    get: { through: [], otherwise: 404, anonymous: 404 },
    post: write({ through: [], otherwise: 404, anonymous: 404 }, { newPassword: "correct horse battery" }),
  },
  "/sign-out": {},
  "/preferences": { post: write({ ...all, anonymous: "through" }, { locale: "zh-CN" }) },
  "/search": { get: all },
  /** Without a topic there is nothing to follow; tests/http/live asks for topics. */
  "/events": { get: { through: [], otherwise: 404 } },
  "/events/look": { post: write({ through: [], otherwise: 404 }, { stream: "none" }) },
  "/api/v1/metrics": { get: { through: [], anonymous: 401 } },
  "/api/v1/readings": { get: { through: [], anonymous: 401 } },
  "/api/v1/openapi.json": { get: { ...all, anonymous: "through" } },

  "/": { get: all, post: { ...write(board, homeAnswer), index: true } },
  "/notifications": {
    get: all,
    post: [
      write(all, { intent: "read-all", until: "2026-01-01T00:00:00Z" }),
      write({ through: [], otherwise: 404 }, { intent: "read", id: "none" }),
    ],
  },
  "/notifications/feed": { get: all },
  "/notifications/:notificationId": { get: { through: [], otherwise: 404 } },
  "/account/notifications": { get: all, post: write(all, notificationSettings) },
  "/account": { get: all, post: write(all, { intent: "end-others" }) },
  "/account/second-factor": { get: all, post: write(all, { intent: "begin", password: "wrong" }) },

  "/people": { get: all },
  "/people/suggest": { get: all },
  "/people/new": { get: organisers, post: write(organisers, person) },
  "/people/:personId": {
    get: all,
    post: [
      write(missingFor("hr"), { intent: "remove-leave", leaveId: "none" }),
      write(organisers, { intent: "enable" }),
    ],
  },
  "/people/:personId/edit": { get: organisers, post: write(organisers, { ...person, ...stale }) },
  "/people/:personId/access": {
    get: organisers,
    post: [
      write(organisers, { intent: "withdraw" }),
      write(only("administrator"), { intent: "roles" }),
      write(missingFor("administrator"), { intent: "end-session", session: "0".repeat(64) }),
    ],
  },
  "/units": { get: all },
  "/units/new": { get: organisers, post: write(organisers, unit) },
  "/units/:unitId": { get: only("hr", "auditor", "unitHead", "headAbove") },
  "/units/:unitId/edit": { get: organisers, post: write(organisers, { intent: "save", ...unit, ...stale }) },
  "/disciplines": { get: all, post: write(organisers, { discipline: "tech", ...stale }) },
  "/disciplines/:discipline": { get: only("hr", "auditor", "disciplineHead") },

  "/squads": { get: all },
  "/squads/new": {
    get: organisers,
    post: write(organisers, {
      ...squadWords,
      key: "WLT",
      kind: "standing",
      startsOn: day,
      primaryUnitId: ":unitId",
    }),
  },
  "/squads/:squadId": { get: squad },
  "/squads/:squadId/edit": {
    get: seatsAndSquad,
    post: write(seatsAndSquad, { intent: "save-words", ...squadWords, ...stale }),
  },
  "/squads/:squadId/people": {
    get: squad,
    post: write(missingFor(...seatsAndSquad.through, ...outside), {
      intent: "end-seat",
      seatId: "none",
      lastDay: day,
    }),
  },
  "/squads/:squadId/kpis": { get: contract },
  "/squads/:squadId/activity": { get: squad },
  "/squads/:squadId/flow": { get: board },
  "/squads/:squadId/flow/settings": {
    get: insiders("lead"),
    post: write(insiders("lead"), {
      version: "999999",
      started: "doing",
      finished: "done",
      waitHours: "48",
      returnRate: "20",
    }),
  },
  "/squads/:squadId/flow/forecast": { get: board },
  "/squads/:squadId/flow/pairs/:from/:to": { get: board },
  "/squads/:squadId/flow/history.csv": { get: board },
  "/squads/:squadId/flow/history.json": { get: board },
  "/squads/:squadId/board/hand-off-checks": {
    get: insiders("lead"),
    post: write(insiders("lead"), { intent: "delete", checkId: "none" }),
  },
  "/squads/:squadId/board": {
    get: board,
    post: write(insiders("lead", "member"), { taskId: "t1", columnId: "none", title: "T" }),
  },
  "/squads/:squadId/board/list": { get: board },
  "/squads/:squadId/board/calendar": { get: board },
  "/squads/:squadId/board/timeline": { get: board },
  "/squads/:squadId/board/export": { get: board },
  "/squads/:squadId/board/filters": {
    get: board,
    post: write({ through: [], otherwise: 404 }, { intent: "delete", filterId: "none", version: "1" }),
  },
  "/squads/:squadId/board/undo-add": {
    post: write(
      {
        through: [],
        otherwise: 403,
        but: { status: 404, to: ["administrator", "lead", "member", ...outside] },
      },
      { taskId: "none" },
    ),
  },
  "/squads/:squadId/board/dates": {
    post: write(insiders("lead", "member"), { taskId: ":taskId", ...stale }),
  },
  "/squads/:squadId/dissolve": {
    get: dissolvers,
    post: write(dissolvers, { intent: "dissolve", ...stale }),
  },
  "/squads/:squadId/board/import": {
    get: insiders("lead"),
    post: write(insiders("lead"), {}),
  },
  "/squads/:squadId/board/import/:taskImportId": {
    get: noneFor("lead"),
    post: write(noneFor("lead"), { intent: "save", version: "1", discipline: "tech" }),
  },
  "/squads/:squadId/board/import/:taskImportId/check": {
    get: noneFor("lead"),
    post: write(noneFor("lead"), { hash: "0".repeat(64) }),
  },
  "/squads/:squadId/board/new": {
    get: insiders("lead", "member"),
    post: write(insiders("lead", "member"), {
      taskId: "t2",
      columnId: "none",
      discipline: "tech",
      title: "T",
    }),
  },
  "/squads/:squadId/board/columns": {
    get: insiders("lead"),
    post: write(insiders("lead"), { intent: "add", name: "列", nameEn: "Column", category: "done" }),
  },
  "/squads/:squadId/board/moves": {
    post: write(insiders("lead", "member"), { intent: "undo", taskId: ":taskId", ...stale }),
  },
  "/squads/:squadId/board/bulk": {
    post: write(insiders("lead", "member"), {
      steps: JSON.stringify([{ do: "archive", taskId: ":taskId", version: 999_999 }]),
    }),
  },
  "/squads/:squadId/board/tasks/:taskId": {
    get: board,
    post: [
      write(insiders("lead", "member"), { intent: "unblock", ...stale }),
      write(insiders("lead", "member"), { intent: "remove-label", labelId: "none" }),
      write(board, { intent: "watch" }),
      write(commenters, { intent: "add-comment", commentId: "matrix-comment", comment: "Seen." }),
    ],
  },
  "/squads/:squadId/board/tasks/:taskId/move": {
    get: insiders("lead", "member"),
    post: write(insiders("lead", "member"), { squadId: "none", columnId: "none", ...stale }),
  },
  "/squads/:squadId/board/tasks/:taskId/attachments": { post: write(insiders("lead", "member"), {}) },
  "/squads/:squadId/board/tasks/:taskId/attachments/:attachmentId": { get: { through: [], otherwise: 404 } },
  "/squads/:squadId/board/labels": {
    get: insiders("lead"),
    post: write(insiders("lead"), { intent: "add", newName: "Matrix" }),
  },
  "/tasks/suggest": { get: all },
  "/tasks/:taskKey": {
    get: board,
    post: write(insiders("lead", "member"), { intent: "unblock", ...stale }),
  },
  "/squads/:squadId/board/tasks/:taskId/edit": {
    get: insiders("lead", "member"),
    post: write(insiders("lead", "member"), { title: "T", ...stale }),
  },
  "/squads/:squadId/board/tasks/:taskId/hand-off": {
    get: insiders("lead"),
    post: write(insiders("lead"), { handoffId: "h1", receiver: "data.none", note: "N", ...stale }),
  },
  "/squads/:squadId/contracts/:cycleId": {
    get: contract,
    post: write(missingFor("lead", ...outside), { intent: "discard", number: "99" }),
  },
  "/squads/:squadId/contracts/:cycleId/metrics": { get: contract },
  "/squads/:squadId/contracts/:cycleId/versions/:number": { get: contract },

  "/metrics": { get: all },
  "/metrics/new": { get: organisers, post: write(organisers, { code: "MATRIX_TEST", ...metric }) },
  "/metrics/import": {
    get: only("administrator", "hr", "unitHead", "disciplineHead", "otherHead"),
    post: write(only("administrator", "hr", "unitHead", "disciplineHead", "otherHead"), {}),
  },
  "/metrics/:metricId": { get: all, post: write(metricEditors, { intent: "archive", ...stale }) },
  "/metrics/:metricId/edit": { get: metricEditors, post: write(metricEditors, { ...metric, ...stale }) },
  "/metrics/:metricId/record": {
    get: metricEditors,
    post: write(metricEditors, { intent: "record", date: "1990-01-01", value: "not a number" }),
  },

  "/assessment": { get: all },
  "/assessment/team": {
    get: only("hr", "unitHead", "headAbove", "disciplineHead", "lead", "otherHead", "lineManager"),
  },
  "/assessment/results/:cycleId": {
    get: { through: ["lead", "member", "lineManager", "outsider"], otherwise: 404 },
    post: write({ through: ["lead", "member", "lineManager", "outsider"], otherwise: 404 }, {}),
  },
  "/assessment/results/:cycleId/bundle": {
    get: { through: ["lead", "member", "lineManager", "outsider"], otherwise: 404 },
  },
  "/assessment/results/:cycleId/:personId": {
    get: {
      through: ["hr", "auditor", "unitHead", "headAbove", "disciplineHead", "lead"],
      otherwise: 404,
      but: { status: 403, to: ["member"] },
    },
  },
  "/assessment/individual": {
    get: only("hr", "auditor", "unitHead", "headAbove", "disciplineHead", "lead", "lineManager"),
  },
  "/assessment/individual/:cycleId/:personId": {
    get: only("hr", "disciplineHead"),
    post: write(only("hr", "disciplineHead"), { intent: "rate" }),
  },
  "/assessment/console": { get: console_ },
  "/assessment/cycles/new": { get: hr, post: write(hr, cycle) },
  "/assessment/cycles/:cycleId": {
    get: console_,
    post: { ...write(hr, { intent: "set-targets" }), index: true },
  },
  "/assessment/cycles/:cycleId/readiness": {
    get: console_,
    post: write(hr, { intent: "withdraw", squadId: ":squadId" }),
  },
  "/assessment/cycles/:cycleId/squads": { get: console_, post: write(hr, { squad: ":squadId" }) },
  "/assessment/cycles/:cycleId/adjustments": {
    get: console_,
    post: write(hr, { intent: "approve-item", id: "none" }),
  },
  "/assessment/cycles/:cycleId/results": { get: console_ },
  "/assessment/schemes/new": { get: hr, post: write(hr, { name: "方案", nameEn: "Scheme" }) },
  "/assessment/schemes/:schemeId": { get: console_, post: write(hr, { intent: "withdraw", ...stale }) },

  "/admin": { get: only("administrator", "hr", "auditor") },
  "/admin/import": { get: organisers, post: write(organisers, {}) },
  "/admin/import/:importId": {
    get: { through: [], otherwise: 403, but: { status: 404, to: ["administrator", "hr"] } },
    post: write({ through: [], otherwise: 403, but: { status: 404, to: ["administrator", "hr"] } }, {}),
  },
  "/admin/import/templates/:kind.csv": { get: organisers },
  "/admin/export/:kind.csv": { get: organisers },
  "/admin/tokens": {
    get: only("administrator"),
    post: write(missingFor("administrator"), { intent: "revoke", id: "none" }),
  },
  "/admin/roles": { get: only("administrator", "hr", "auditor") },
  "/admin/invitations": { get: organisers },
  "/admin/audit": {
    get: only("administrator", "auditor"),
    post: write(only("administrator", "auditor"), {}),
  },
  "/admin/audit/export.csv": { get: only("administrator", "auditor") },
  "/admin/audit/:seq": { get: only("administrator", "auditor") },
};
