import { AsyncLocalStorage } from "node:async_hooks";
import { nanoid } from "nanoid";

const replaced = new AsyncLocalStorage<() => string>();

/** A new unguessable identifier: 21 URL-safe characters, nearly 126 random bits. None begins with a hyphen, which a sheet takes for a formula. */
export const newId = (): string => (replaced.getStore() ?? randomId)();

function randomId(): string {
  const id = nanoid();
  return id.startsWith("-") ? randomId() : id;
}

/** Runs `work` with identifiers from `source`: the demo bank has the same ones wherever it is made. */
export const withIds = <R>(source: () => string, work: () => Promise<R>): Promise<R> =>
  replaced.run(source, work);
