import { registerCatalogue } from "~/platform/i18n";
import { en } from "./en";
import { zhCN } from "./zh-CN";

registerCatalogue("en", en);
registerCatalogue("zh-CN", zhCN);
