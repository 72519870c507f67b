// Development server: Vite compiles on demand and reloads what changes.
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

process.env.NODE_ENV = "development";
const root = fileURLToPath(new URL("..", import.meta.url));
const vite = await createServer({ server: { middlewareMode: true } });
const load = () => vite.ssrLoadModule("./server.ts");

/** An edit makes new instances of the modules above it; the application is made of the latest, so that all of it shares them. */
const reload = (make) => {
  let last = {};
  return async (request, response) => {
    try {
      const server = await load();
      if (last.server !== server) last = { server, app: make(server) };
      last.app(request, response);
    } catch (error) {
      vite.ssrFixStacktrace(error);
      console.error(error);
      response
        .writeHead(500, { "Content-Type": "text/plain; charset=utf-8" })
        .end(String(error?.stack ?? error));
    }
  };
};

const { start } = await load();
await start({
  environment: process.env,
  migrations: `${root}db/migrations`,
  assets: [vite.middlewares],
  reload,
});
