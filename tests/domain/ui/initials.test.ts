import { expect, test } from "vitest";
import { initials } from "~/ui/initials";

test.each([
  ["zh-CN", "周敏", "Zhou Min", "周"],
  ["en", "周敏", "Zhou Min", "ZM"],
  ["zh-CN", "欧阳文", "Ouyang Wen", "欧"],
  ["en", "周敏", "", "周"],
  ["zh-CN", "", "Zhou Min", "ZM"],
  ["en", "", "Maria del Carmen Ruiz", "MR"],
  ["en", "", "cher", "C"],
  ["zh-CN", "𠮷田", "Yoshida", "𠮷"],
  ["en", "", "", ""],
] as const)("in %s, %s / %s is %s", (locale, name, nameEn, letters) => {
  expect(initials({ name, nameEn }, locale)).toBe(letters);
});
