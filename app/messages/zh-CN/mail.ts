import type { mail as source } from "../en/mail";

export const mail: Record<keyof typeof source, string> = {
  "mail.hello": "{name}，您好：",
  "mail.reason": "“{reason}”",
  "mail.more": "另有 {count, number} 条。",
  "mail.all": "全部通知",
  "mail.settings": "设置邮件通知",
  "mail.subject_task": "{key}“{title}”：{count, number} 条通知",
  "mail.subject_many": "Trivet 铁三角：{count, number} 条通知",
};
