import { readFileSync } from "node:fs";
import {
  guessFields,
  type ImportBoard,
  type ImportCard,
  type Mapping,
  readBoard,
  suggestedMapping,
  type World,
} from "~/domain/board-import";
import { recogniseFile } from "~/features/board-import/read-file.server";
import { decodeText } from "~/platform/csv.server";

export const timeZone = "Asia/Shanghai";

/** A file of tests/fixtures as the import reads it. */
export function fixture(name: string): ImportBoard {
  return boardOf(decodeText(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url))));
}

export function boardOf(text: string): ImportBoard {
  const file = recogniseFile(text);
  const fields = file.source === "trello" ? {} : guessFields(file.table.header);
  return readBoard(file, { fields, dayOrder: "dmy", timeZone });
}

export const columns = [
  { id: "c-backlog", name: "待规划", nameEn: "Backlog", category: "backlog" },
  { id: "c-todo", name: "待启动", nameEn: "Ready", category: "to-do" },
  { id: "c-doing", name: "进行中", nameEn: "In progress", category: "doing" },
  { id: "c-review", name: "评审中", nameEn: "In review", category: "review" },
  { id: "c-done", name: "已完成", nameEn: "Done", category: "done" },
] as const;

export const candidates = [
  {
    id: "p-chen",
    name: "陈立",
    nameEn: "Chen Li",
    email: "chen.li@chengjiang.example",
    disciplines: ["tech"],
  },
  {
    id: "p-shen",
    name: "沈雨桐",
    nameEn: "Shen Yutong",
    email: "shen.yutong@chengjiang.example",
    disciplines: ["data"],
  },
  {
    id: "p-zhou",
    name: "周敏",
    nameEn: "Zhou Min",
    email: "zhou.min@chengjiang.example",
    disciplines: ["product"],
  },
] as const;

export const world: World = {
  columns,
  seats: candidates.map(({ id, disciplines: [discipline] }) => ({ personId: id, discipline })),
};

export const mappingFor = (board: ImportBoard, changed: Partial<Mapping> = {}): Mapping => ({
  ...suggestedMapping(board, { columns, candidates, discipline: "product" }),
  fields: {},
  dayOrder: "dmy",
  ...changed,
});

export const cardOf = (board: ImportBoard, reference: string): ImportCard => {
  const card = board.cards.find((one) => one.reference === reference);
  if (!card) throw new Error(`No card ${reference}`);
  return card;
};
