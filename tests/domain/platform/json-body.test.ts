import { expect, test } from "vitest";
import { depthOf, readJsonBody } from "~/platform/json-body.server";

const request = (body: BodyInit, type = "application/json") =>
  new Request("http://localhost/", { method: "POST", body, headers: { "Content-Type": type } });
const limits = { maximumBytes: 100 };

test.each([
  ["[]", 1],
  ['{"a":[{}]}', 3],
  ['"[[["', 0],
  ['["\\"[[", []]', 2],
  ["[[],[[]],[]]", 3],
  ['["\\\\", [1]]', 2],
])("%s nests %i deep", (text, depth) => {
  expect(depthOf(text)).toBe(depth);
});

test("plain JSON comes back with its text", async () => {
  expect(await readJsonBody(request('{"a": 1}'), limits)).toEqual({ text: '{"a": 1}', value: { a: 1 } });
});

test.each(["application/json", "application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"'])(
  "accepts %s",
  async (type) => {
    expect((await readJsonBody(request("1", type), limits)).value).toBe(1);
  },
);

test.each([
  ["text", request("1", "text/plain"), 415],
  ["another charset", request("1", "application/json; charset=gbk"), 415],
  ["a body over the limit", request(`"${"x".repeat(100)}"`), 413],
  ["bytes that are not UTF-8", request(new Uint8Array([0x22, 0xff, 0x22])), 400],
  ["half an object", request('{"a":'), 400],
  ["a key of the prototype", request('{"a":{"constructor":1}}'), 400],
  ["33 levels", request("[".repeat(33) + "]".repeat(33)), 400],
])("refuses %s", async (_, sent, status) => {
  await expect(readJsonBody(sent, limits)).rejects.toMatchObject({ status });
});
