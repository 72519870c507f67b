import { data } from "react-router";
import { expect, test } from "vitest";
import { isUnreachable, whenUnreachable } from "~/platform/unreachable";

const failed = { type: "error" as const, result: new TypeError("Failed to fetch") };
const fine = { type: "data" as const, result: { cards: [] } };
const sentence = "Not reached.";

test("a failed request and a proxy's own answer are unreachable; what the server said is not", () => {
  expect(isUnreachable(new TypeError("Failed to fetch"))).toBe(true);
  expect(isUnreachable({ status: 502, data: "<html>Bad gateway</html>" })).toBe(true);
  expect(isUnreachable(data(new TypeError("Failed to fetch")))).toBe(true);
  expect(isUnreachable(data({ submission: {} }))).toBe(false);
  expect(isUnreachable({ status: 503, data: { code: "unavailable" } })).toBe(false);
  expect(isUnreachable({ status: 404, data: "no" })).toBe(false);
  expect(isUnreachable(new Error("thrown"))).toBe(false);
  expect(isUnreachable(null)).toBe(false);
});

test("a page that looks again keeps what it shows, another one does not come", () => {
  const asked = { method: "GET", typed: null, sentence };
  expect(whenUnreachable({ root: fine, board: failed }, { ...asked, shown: true })).toEqual({ root: fine });
  expect(whenUnreachable({ root: failed }, { ...asked, shown: false })).toEqual({ root: failed });
});

test("a form keeps what was typed and says why it was not sent; secrets do not come back", () => {
  const typed = new FormData();
  typed.append("comment", "Half an hour of work");
  typed.append("check", "a");
  typed.append("check", "b");
  typed.append("password", "hunter2");
  const { task } = whenUnreachable({ task: failed }, { method: "POST", shown: true, typed, sentence });
  expect(task).toEqual({
    type: "data",
    result: {
      submission: {
        status: "error",
        initialValue: { comment: "Half an hour of work", check: ["a", "b"] },
        error: { "": [sentence] },
      },
      code: "unavailable",
    },
  });
});
