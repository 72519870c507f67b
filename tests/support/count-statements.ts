import { text } from "node:stream/consumers";
import { openBench } from "../bench/server";

/**
 * Reads `[{ path, email }, …]` from standard input and prints how many statements each page runs on the database that the first
 * argument names, the session and the frame included. A process of its own, as the built server is.
 */
const asked = JSON.parse(await text(process.stdin)) as { path: string; email: string }[];
const app = await openBench(process.argv[2]);
const counts: number[] = [];
for (const { path, email } of asked) {
  const captured = await app.capture(path, await app.signIn(email));
  counts.push(captured.statements.length);
}
await app.close();
console.log(JSON.stringify(counts));
process.exit(0);
