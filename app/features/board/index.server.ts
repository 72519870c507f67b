export { type Relocated, type Relocation, relocateTask } from "./task/relocate.server";
