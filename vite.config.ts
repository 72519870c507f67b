import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import routes from "./app/routes.ts";
import { messageAreas } from "./scripts/lib/message-areas.ts";

const app = new URL("./app", import.meta.url).pathname;

export default defineConfig({
  plugins: [tailwindcss(), reactRouter(), messageAreas({ app, routes })],
  resolve: {
    alias: {
      "~": app,
      "#db": new URL("./db", import.meta.url).pathname,
    },
  },
  environments: {
    // An index only passes on what its folder offers: whoever takes one thing of it shall not get the others' weight.
    client: {
      build: {
        rollupOptions: {
          treeshake: { moduleSideEffects: [{ test: /\/app\/.*\/index\.tsx?$/, sideEffects: false }] },
        },
      },
    },
    ssr: { build: { rollupOptions: { input: "./server.ts" } } },
  },
});
