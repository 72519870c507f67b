// Serves the built application; `npm start` runs it after installing and building what is missing.
import { fileURLToPath } from "node:url";
import express from "express";

process.env.NODE_ENV ??= "production";
const root = fileURLToPath(new URL("..", import.meta.url));
const { start } = await import("../build/server/index.js");

const client = `${root}build/client`;
const hashed = express.Router().use("/assets", express.static(`${client}/assets`, { immutable: true, maxAge: "1y", index: false }));
const plain = express.static(client, { maxAge: "1h", index: false, redirect: false });

await start({ environment: process.env, migrations: `${root}db/migrations`, assets: [hashed, plain] });
