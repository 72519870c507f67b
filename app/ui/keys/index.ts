export { Key } from "./key";
export { KeysProvider, type PageKey, usePageKeys } from "./keys-provider";
