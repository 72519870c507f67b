// `npm start`: installs and builds what is missing, then serves.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Trivet needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}
const { ensureBuilt, ensureInstalled } = await import("./lib/ready.mjs");
ensureInstalled();
ensureBuilt();
await import("./serve.mjs");
