import { newId } from "#db/id";
import { apiSource, type BatchProblem } from "~/domain/metrics";
import type { ApiContext } from "~/platform/api.server";
import { localisedReason } from "~/platform/form-errors.server";
import { sha256 } from "~/platform/hash.server";
import type { T } from "~/platform/i18n";
import { type Answer, once } from "~/platform/idempotency.server";
import { readJsonBody } from "~/platform/json-body.server";
import { readingsBody } from "./api-forms";
import { type ApiProblem, invalidItems, parseApi, pointerTo } from "./parse-api.server";
import { correctionEntries, storeBatch } from "./store-batch.server";

/** 10 000 readings with names and notes need more than other bodies (docs/api.md, Limits). */
const maximumBytes = 4 * 1024 * 1024;

/** Records a batch from the data platform: all of it or nothing, once for its Idempotency-Key. */
export async function ingestReadings(ctx: ApiContext, request: Request): Promise<Answer> {
  const { text, value } = await readJsonBody(request, { maximumBytes });
  const { readings: items } = parseApi(ctx.t, readingsBody, value);
  const bodyHash = sha256(text);
  const receipt = { source: apiSource(ctx.token.name), receivedAt: ctx.now, enteredBy: null };
  return once(ctx, { key: request.headers.get("idempotency-key"), bodyHash }, (complete) =>
    ctx.change("readings.ingested", async (t, allowed) => {
      const batch = { items, today: ctx.today, mayRecord: () => true };
      const stored = await storeBatch(t, batch, receipt);
      if (!stored.ok) throw invalidItems(stored.problems.map((problem) => apiProblem(ctx.t, problem)));
      const id = newId();
      const answer = { status: 200, text: JSON.stringify({ batch: id, ...stored.counts }) };
      await complete(t, answer);
      const after = { token: ctx.token, sha256: bodyHash, ...stored.counts };
      return {
        allowed,
        entries: [
          { subject: { type: "reading_batch", id }, after },
          ...correctionEntries(stored.plan.corrections),
        ],
        result: answer,
      };
    }),
  );
}

function apiProblem(t: T, { index, field, reason, params = {} }: BatchProblem): ApiProblem {
  return {
    pointer: pointerTo(["readings", index, field]),
    detail: localisedReason(t, { code: "invalid", reason, params }),
  };
}
