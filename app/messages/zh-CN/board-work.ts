import type { boardWork as source } from "../en/board-work";

export const boardWork: Record<keyof typeof source, string> = {
  "board.lanes.assignee": "按经办人",
  "board.lanes.kpi": "按指标",
  "board.lane.somebody": "已离组成员",
  "board.lane.no_kpi": "未关联指标",
  "board.lane.former_kpi": "已不在合约中的指标",
  "board.cards": "卡片",
  "board.cards.full": "完整卡片",
  "board.cards.compact": "精简卡片",
  "board.card.keys": "[ 和 ] 可将选中的任务移到左右列，Shift 加上下方向键调整顺序，x 勾选，回车打开。",
  "board.card.selected": "已勾选",
  "board.card.waits_for": "等待 {keys}",
  "board.card.comments": "{count, number} 条评论",
  "board.card.attachments": "{count, number} 个附件",
  "board.card.checklist": "检查清单 {of}",
  "board.card.subtasks": "子任务 {of}",
  "board.changed_lane": "{key} 已更新",
  "error.column_full": "“{column}”已满，最多 {limit} 个任务，请先完成或移走一个。",
};
