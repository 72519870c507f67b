export { deleteForgottenFiles } from "./task/attachments.server";
export { type Relocated, type Relocation, relocateTask } from "./task/relocate.server";
