import { type FormMetadata, useForm as useConform } from "@conform-to/react";
import type { FormReply } from "~/platform/respond.server";

type Shape = Record<string, unknown>;

/**
 * A form bound to its action's reply: errors at their fields, what was typed kept. Validation is the server's alone, so that one
 * set of rules and sentences serves a browser with and without JavaScript.
 */
export function useForm<S extends Shape>({
  reply,
  defaultValue,
  id,
}: {
  reply: FormReply | Response | undefined | null;
  defaultValue?: Record<string, unknown>;
  id?: string;
}) {
  const lastResult = reply && "submission" in reply ? reply.submission : undefined;
  const [form, fields] = useConform<S, S, string[]>({
    lastResult,
    defaultValue: defaultValue as never,
    id,
    shouldValidate: "onSubmit",
  });
  return { form: form as FormMetadata<S, string[]>, fields };
}
