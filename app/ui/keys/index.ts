export { Key } from "./key";
export { type PageKey, usePageKeys } from "./keys-provider";
