// Development server: Vite compiles on demand and reloads what changes.
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

process.env.NODE_ENV = "development";
const root = fileURLToPath(new URL("..", import.meta.url));
const vite = await createServer({ server: { middlewareMode: true } });
const { start } = await vite.ssrLoadModule("./server.ts");
await start({ environment: process.env, migrations: `${root}db/migrations`, assets: [vite.middlewares] });
