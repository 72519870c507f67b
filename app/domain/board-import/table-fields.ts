/** What a column of a CSV file can be. */
export const tableFields = [
  "id",
  "alias",
  "title",
  "description",
  "list",
  "archived",
  "assignees",
  "assignee_id",
  "reporter",
  "reporter_id",
  "priority",
  "discipline",
  "labels",
  "estimate",
  "start",
  "due",
  "parent",
  "blocks",
  "blocked_by",
  "checklist",
  "comment",
  "attachment",
  "created",
  "entered",
  "changed",
  "finished",
] as const;
export type TableField = (typeof tableFields)[number];

/** A field, by the index of its column; a column that is not there is left out. */
export type FieldOf = Record<string, TableField>;

/** Fields of which a file has one column; the first that is named so counts. */
const single = new Set<TableField>([
  "id",
  "title",
  "list",
  "archived",
  "reporter",
  "reporter_id",
  "priority",
  "discipline",
  "estimate",
  "start",
  "due",
  "created",
  "entered",
  "changed",
  "finished",
]);

const names: Record<TableField, readonly string[]> = {
  id: [
    "issue key",
    "work item key",
    "key",
    "id",
    "card id",
    "task id",
    "number",
    "no",
    "编号",
    "关键字",
    "问题关键字",
    "事务关键字",
    "工作项关键字",
    "卡片编号",
    "任务编号",
    "序号",
  ],
  alias: ["issue id", "work item id", "事务 id", "问题 id", "工作项 id"],
  title: [
    "summary",
    "title",
    "name",
    "task",
    "card",
    "task name",
    "card name",
    "subject",
    "主题",
    "概要",
    "摘要",
    "标题",
    "名称",
    "任务",
    "任务名称",
    "卡片",
    "卡片名称",
  ],
  description: ["description", "desc", "details", "notes", "描述", "说明", "详情", "备注"],
  list: [
    "status",
    "list",
    "list name",
    "column",
    "section/column",
    "bucket",
    "bucket name",
    "state",
    "stage",
    "状态",
    "列表",
    "列",
    "所在列",
    "阶段",
  ],
  archived: ["archived", "closed", "已归档", "归档", "归档时间"],
  assignees: [
    "assignee",
    "assignees",
    "members",
    "member",
    "owner",
    "assigned to",
    "also works on it",
    "经办人",
    "协办人",
    "负责人",
    "成员",
    "执行人",
    "处理人",
  ],
  assignee_id: ["assignee id", "经办人 id"],
  reporter: ["reporter", "author", "created by", "reported by", "报告人", "创建人", "提出人"],
  reporter_id: ["reporter id", "报告人 id"],
  priority: ["priority", "优先级"],
  discipline: ["discipline", "held by", "专业线", "条线", "当前持有"],
  labels: [
    "labels",
    "label",
    "tags",
    "tag",
    "issue type",
    "work type",
    "标签",
    "问题类型",
    "事务类型",
    "工作类型",
    "类型",
  ],
  estimate: [
    "original estimate",
    "estimate",
    "hours",
    "estimate hours",
    "estimate (hours)",
    "初始预估",
    "预估",
    "预计工时",
    "预估工时(小时)",
    "工时",
  ],
  start: [
    "start date",
    "start",
    "planned start",
    "custom field (start date)",
    "自定义字段 (start date)",
    "自定义字段 (开始日期)",
    "开始日",
    "开始日期",
    "开始时间",
    "计划开始",
  ],
  due: ["due date", "due", "deadline", "到期日", "截止日期", "到期", "截止", "截止时间"],
  parent: [
    "parent",
    "parent key",
    "parent id",
    "parent task",
    "custom field (epic link)",
    "epic link",
    "父级",
    "父级 id",
    "父 id",
    "父任务",
    "自定义字段 (epic link)",
    "自定义字段 (史诗链接)",
    "史诗链接",
  ],
  blocks: ["outward issue link (blocks)", "outward work item link (blocks)", "blocks", "阻塞"],
  blocked_by: ["inward issue link (blocks)", "inward work item link (blocks)", "blocked by", "被阻塞"],
  checklist: ["checklist", "checklist items", "tasks", "subtasks checklist", "检查项", "清单"],
  comment: ["comment", "comments", "评论", "注释"],
  attachment: ["attachment", "attachments", "link", "url", "附件", "链接"],
  created: [
    "created",
    "created at",
    "created date",
    "creation date",
    "date created",
    "创建",
    "创建日期",
    "创建时间",
    "已创建",
  ],
  entered: ["status category changed", "状态类别已更改"],
  changed: ["updated", "updated at", "last modified", "last activity", "已更新", "更新日期", "更新时间"],
  finished: [
    "resolved",
    "completed",
    "completed at",
    "completed date",
    "done at",
    "finished",
    "finished at",
    "completion date",
    "解决日期",
    "已解决",
    "完成",
    "完成日期",
    "完成时间",
  ],
};

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
const byName = new Map(
  tableFields.flatMap((field) => names[field].map((name) => [plain(name), field] as const)),
);

/** What each column most likely is, by its heading; single fields are given once. */
export function guessFields(header: readonly string[]): FieldOf {
  const fields: FieldOf = {};
  const taken = new Set<TableField>();
  header.forEach((title, index) => {
    const field = byName.get(plain(title));
    if (!field || taken.has(field)) return;
    fields[index] = field;
    if (single.has(field)) taken.add(field);
  });
  return fields;
}

/** True for a Jira export: it has a key and a summary under Jira's own headings. Its timeline calls the key no more than `Key`. */
export function isJiraHeader(header: readonly string[]): boolean {
  const titles = new Set(header.map(plain));
  const has = (...wanted: string[]) => wanted.some((title) => titles.has(plain(title)));
  const keyed =
    has("issue key", "work item key", "问题关键字", "事务关键字", "工作项关键字") ||
    (has("key", "关键字") && has("issue type", "work type", "问题类型", "事务类型", "工作类型"));
  return keyed && has("summary", "概要", "主题", "摘要");
}

/** Keeps what a person may have sent: known fields at columns that exist, single fields once. */
export function checkedFields(fields: Readonly<Record<string, string>>, header: readonly string[]): FieldOf {
  const kept: FieldOf = {};
  const taken = new Set<string>();
  header.forEach((_, index) => {
    const field = tableFields.find((known) => known === fields[index]);
    if (!field || taken.has(field)) return;
    kept[index] = field;
    if (single.has(field)) taken.add(field);
  });
  return kept;
}
