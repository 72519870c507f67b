import { ensureBuilt } from "../../scripts/lib/ready.mjs";

/** HTTP and browser tests run against the built server, as users do. */
export default function setup() {
  ensureBuilt();
}
