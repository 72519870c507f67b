import { expect, test } from "vitest";
import { AppError } from "~/domain/errors";
import { columnsOf, readCsv } from "~/platform/csv.server";
import { csvCell, plainCell } from "~/platform/csv-out";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
/** 指标,值 CRLF 存款,1 in GB18030. */
const gb18030 = new Uint8Array([
  0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0xd6, 0xb5, 0x0d, 0x0a, 0xb4, 0xe6, 0xbf, 0xee, 0x2c, 0x31, 0x0d, 0x0a,
]);

test.each([
  ["UTF-8", utf8("指标,值\n存款,1\n")],
  ["UTF-8 with a byte order mark", utf8("\ufeff指标,值\r\n存款,1\r\n")],
  ["semicolons", utf8("指标;值\n存款;1")],
  ["tabs in UTF-16, as a spreadsheet saves Unicode text", utf16("指标\t值\r\n存款\t1\r\n")],
  ["GB18030", gb18030],
  ["quotes and blanks around", utf8('"指标" , 值\n "存款", 1 \n')],
])("reads %s", (_, bytes) => {
  expect(readCsv(bytes)).toEqual({ header: ["指标", "值"], rows: [{ line: 2, cells: ["存款", "1"] }] });
});

test.each(["=1+1", "  +1+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1", "－1+1", "＠SUM(A1)"])(
  "a cell %s is led by an apostrophe and read again as it was",
  (text) => {
    expect(csvCell(text)).toBe(`'${text}`);
    expect(plainCell(csvCell(text))).toBe(text);
  },
);

test("a negative number stays a number", () => {
  expect([csvCell("-1.5"), csvCell(-2)]).toEqual(["-1.5", "-2"]);
});

test("counts lines as an editor does, over blank lines and line breaks inside quotes", () => {
  const { rows } = readCsv(utf8('a,b\n\n1,"x\ny"\n,\n2,z\n'));
  expect(rows).toEqual([
    { line: 3, cells: ["1", "x\ny"] },
    { line: 6, cells: ["2", "z"] },
  ]);
});

test("a separator inside quotes does not decide", () => {
  expect(readCsv(utf8('"a,b,c,d";e\n1;2\n')).header).toEqual(["a,b,c,d", "e"]);
});

test("keeps short and long rows as they are, for the importer to name", () => {
  expect(readCsv(utf8("a,b\n1\n1,2,3\n")).rows.map((row) => row.cells.length)).toEqual([1, 3]);
});

test.each([
  ["nothing", utf8(""), "csv_empty", {}],
  ["an open quote", utf8('a,b\n1,"2\n'), "csv_broken", { line: 2 }],
  [
    "an image",
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xd]),
    "csv_encoding",
    {},
  ],
  ["too many rows", utf8("a\n1\n2\n3\n"), "csv_rows", { maximum: 2 }],
  ["too many columns", utf8("a,b,c\n1,2,3\n"), "csv_columns", { line: 1, maximum: 2 }],
])("refuses %s", (_, bytes, reason, params) => {
  const read = () => readCsv(bytes, { rows: 2, columns: 2 });
  expect(read).toThrow(AppError);
  expect(catching(read)).toMatchObject({ reason, params });
});

function catching(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test("finds columns by any of their names, whatever case, blanks and width", () => {
  const names = { code: ["Metric code", "指标编码"], value: ["数值"] };
  expect(columnsOf(["METRIC_CODE", "数值", "备注"], names)).toEqual({
    at: { code: 0, value: 1 },
    unknown: ["备注"],
    repeated: [],
  });
  expect(columnsOf(["Ｃｏｄｅ", "指标 编码", ""], names)).toEqual({
    at: { code: 0 },
    unknown: [],
    repeated: ["指标 编码"],
  });
});
