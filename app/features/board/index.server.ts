export { addDefaultColumns } from "./add-default-columns.server";
