import type { metrics as source } from "../en/metrics";

export const metrics: Record<keyof typeof source, string> = {
  "error.file_missing": "请先选择文件。",
  "error.file_too_large": "文件超过 {megabytes} MB，请拆分后分别上传。",
  "error.file_unreadable": "上传中断或内容不是表单，请重试。",
  "error.csv_empty": "文件没有内容。第一行应为列名。",
  "error.csv_rows": "文件超过 {maximum, number} 行，请拆分后分别上传。",
  "error.csv_columns": "第 {line} 行超过 {maximum} 列。",
  "error.csv_broken": "第 {line} 行无法按 CSV 读取：请检查是否有未闭合的引号。",
  "error.csv_encoding": "文件不是 UTF-8 或 GB18030 编码的文本。请另存为“CSV UTF-8”后再试。",
};
