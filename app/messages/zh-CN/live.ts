import type { live as source } from "../en/live";

export const live: Record<keyof typeof source, string> = {
  "live.lost": "正在重新连接……",
  "live.lost_explained": "目前收不到其他人的变更；连接恢复后会自动补上。",
  "live.region": "其他人刚做的变更",
  "live.on_board": "也在看此看板：{names}",
  "live.on_task": "也在看此任务：{names}",
  "live.and": "、",
  "live.moved": "{who}将 {key} 移到“{column}”",
  "live.came": "{who}将 {key} 放上了看板",
  "live.went": "{who}将 {key} 移出了看板",
  "live.offered": "{who}发起了 {key} 的交接",
  "live.changed": "{who}修改了 {key}",
  "live.many": "{who}修改了 {count} 个任务",
};
