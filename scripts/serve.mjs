// Serves the built application; `npm start` runs it after installing and building what is missing.
import { pathToFileURL } from "node:url";
import express from "express";
import { buildFolder, root } from "./lib/ready.mjs";

process.env.NODE_ENV ??= "production";
const { start } = await import(pathToFileURL(`${buildFolder}/server/index.js`).href);

const client = `${buildFolder}/client`;
const hashed = express
  .Router()
  .use("/assets", express.static(`${client}/assets`, { immutable: true, maxAge: "1y", index: false }));
const plain = express.static(client, { maxAge: "1h", index: false, redirect: false });

try {
  await start({ environment: process.env, migrations: `${root}db/migrations`, assets: [hashed, plain] });
} catch (error) {
  const inUse = error?.code === "EADDRINUSE";
  console.error(
    inUse ? `Port ${error.port} is taken. Choose another: PORT=3001 npm start` : (error?.message ?? error),
  );
  process.exit(1);
}
