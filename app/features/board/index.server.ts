export { addDefaultColumns } from "./add-default-columns.server";
export { moveStep } from "./move-step.server";
export { deleteForgottenFiles } from "./task/attachments.server";
export { type Relocated, type Relocation, relocateTask } from "./task/relocate.server";
