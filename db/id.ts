import { AsyncLocalStorage } from "node:async_hooks";
import { nanoid } from "nanoid";

const replaced = new AsyncLocalStorage<() => string>();

/** A new unguessable identifier: 21 URL-safe characters, 126 random bits. */
export const newId = (): string => (replaced.getStore() ?? nanoid)();

/** Runs `work` with identifiers from `source`: the demo bank has the same ones wherever it is made. */
export const withIds = <R>(source: () => string, work: () => Promise<R>): Promise<R> =>
  replaced.run(source, work);
