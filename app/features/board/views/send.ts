export type Reply = { version: number } | { reason: string };

/**
 * Posts what a view does without leaving the page. The reason of a refusal is a sentence in the reader's language or a message
 * key; an unreachable server changed nothing.
 */
export async function send(path: string, fields: Record<string, string>): Promise<Reply> {
  try {
    const response = await fetch(path, { method: "POST", body: new URLSearchParams(fields) });
    const body: unknown = await response.json();
    if (response.ok) return body as { version: number };
    const { submission, code } = body as {
      submission?: { error?: Record<string, string[] | null> | null };
      code?: string;
    };
    const [first] = Object.values(submission?.error ?? {}).flatMap((messages) => messages ?? []);
    return { reason: first ?? `error.${code ?? "unavailable"}` };
  } catch {
    return { reason: "board.offline" };
  }
}
