export * from "./card";
export { type DayOrder, isNumericDate } from "./dates";
export { isObject, type Json } from "./json";
export * from "./mapping";
export * from "./plan";
export { readBoard, type SourceFile } from "./read";
export type { Resolved, Values, World } from "./resolve";
export { resolveCard } from "./resolve";
export { readTable, type SourceTable, writtenDayOrder } from "./table";
export {
  checkedFields,
  type FieldOf,
  guessFields,
  isJiraHeader,
  type TableField,
  tableFields,
} from "./table-fields";
export { movedAt, type Trace, traceOf } from "./trace";
export { isTrelloBoard, readTrello } from "./trello";
