import type { ReactNode } from "react";
import { Form } from "react-router";
import type { FormReply } from "~/platform/respond.server";
import { cx } from "~/ui/cx";
import { useSentOnce } from "~/ui/use-sent-once";

type Fields = Record<string, string | number>;

/** A form that does one thing to a part of the task. */
export function PartForm({
  intent,
  fields = {},
  className,
  children,
  ...rest
}: {
  intent: string;
  fields?: Fields;
  className?: string;
  children: ReactNode;
  id?: string;
}) {
  const once = useSentOnce();
  return (
    <Form method="post" preventScrollReset className={className} onSubmit={once} {...rest}>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}

/** The reply as far as it answers this form: the page has many, and only the one that was sent was refused. */
export function replyTo(reply: FormReply | undefined, intent: string, fields: Fields = {}) {
  const sent = reply?.submission.initialValue as Record<string, unknown> | undefined;
  if (sent?.intent !== intent) return undefined;
  return Object.entries(fields).every(([name, value]) => String(sent[name]) === String(value))
    ? reply
    : undefined;
}

/** A part of the task's page with its heading. */
export function PartSection({
  id,
  title,
  aside,
  className,
  children,
}: {
  id: string;
  title: string;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={cx("flex flex-col gap-2", className)}>
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={id} className="text-xs font-medium text-ink-3">
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** How much of a list is done, as a bar and in words. */
export function Progress({ done, all, label }: { done: number; all: number; label: string }) {
  return (
    <span className="inline-flex items-center gap-2 text-xs text-ink-2">
      <span aria-hidden className="h-1.5 w-20 overflow-hidden rounded-full bg-sunken">
        <span
          className="block h-full rounded-full bg-ink-2"
          style={{ width: `${all === 0 ? 0 : Math.round((done / all) * 100)}%` }}
        />
      </span>
      <span className="tabular-nums">{label}</span>
    </span>
  );
}
