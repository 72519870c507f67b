import { registerMessages } from "~/platform/i18n";
import { en } from "./en";
import { zhCN } from "./zh-CN";

registerMessages("en", en);
registerMessages("zh-CN", zhCN);
