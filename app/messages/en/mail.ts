export const mail = {
  "mail.hello": "Hello {name},",
  "mail.reason": "“{reason}”",
  "mail.more": "{count, plural, one {And one more.} other {And # more.}}",
  "mail.all": "All notifications",
  "mail.settings": "Choose what comes by mail",
  "mail.subject_task": "{key} {title}: {count, plural, one {# notification} other {# notifications}}",
  "mail.subject_many":
    "{count, plural, one {# notification from Trivet} other {# notifications from Trivet}}",
} as const;
