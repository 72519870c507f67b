import { expect, test } from "vitest";
import { readForm } from "~/platform/form-body.server";

const send = (body: BodyInit) => readForm(new Request("http://localhost/", { method: "POST", body }));

test("null characters, which PostgreSQL refuses, are left out of names and values", async () => {
  const form = await send(new URLSearchParams([["ti\0tle", "a\0b"]]));
  expect([...form]).toEqual([["title", "ab"]]);
});

test("several values of one name stay several, in their order", async () => {
  const form = await send(new URLSearchParams("id=1&id=2&other=3"));
  expect(form.getAll("id")).toEqual(["1", "2"]);
});
