import { defineConfig } from "drizzle-kit";

process.env.DATABASE_URL = "file:schema-only";

export default defineConfig({
  dialect: "sqlite",
  schema: "./db/schema/index.ts",
  out: "./db/migrations/sqlite",
});
