import { expect, test } from "vitest";
import { passwordProblem } from "~/domain/identity";

const common = new Set(["password", "qwertyuiop", "iloveyou"]);
const personal = ["chen.li@bank.example", "chen.li", "CJ10001", "陈立", "Chen Li", "ChenLi"];
const problem = (password: string) =>
  passwordProblem(password, { isCommon: (text) => common.has(text), personal });

test.each([
  ["seven characters", "a1b2c3d", "password_short"],
  ["eight", "a1b2c3d4", null],
  ["eight, two of which are one character after normalisation", "abcdefe\u0301", "password_short"],
  ["eight emoji count as eight", "😀🐘🌊🎻🍐🚲🧊🪁", null],
  ["64 characters", `x7${"lorem ipsum ".repeat(6)}`.slice(0, 64), null],
  ["257 characters", "ab1".repeat(90).slice(0, 257), "password_long"],
  ["no digits or capitals at all", "wooden spoon under moss", null],
  ["a well-known one", "password", "password_common"],
  ["a well-known one in capitals with a year", "Password2026!", "password_common"],
  ["full-width letters of a well-known one", "ｐａｓｓｗｏｒｄ", "password_common"],
  ["one character over and over", "aaaaaaaaaaaa", "password_common"],
  ["two characters over and over", "abababababab", "password_common"],
  ["the own address with a digit", "chen.li1", "password_personal"],
  ["the own number", "CJ10001!", "password_personal"],
  ["the own name inside a long sentence", "why would chenli mind rain", null],
])("%s", (_, password, expected) => {
  expect(problem(password)).toBe(expected);
});
