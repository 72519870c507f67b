import { z } from "zod";
import { requestsPerMinute } from "~/platform/api.server";
import { batchLimit, metricsQuery, readingsBody, readingsQuery } from "./api-forms";

type Json = Record<string, unknown>;

const schema = (of: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io: "input" }) as Json;
  return rest;
};

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Record<string, Json>): Json => ({
  type: "object",
  required: Object.keys(properties),
  properties,
});
const text: Json = { type: "string" };
const nullableText: Json = { type: ["string", "null"] };
const count: Json = { type: "integer", minimum: 0 };
const json = (body: Json): Json => ({ "application/json": { schema: body } });
const pageOf = (name: string): Json =>
  object({ data: { type: "array", items: ref(name) }, next: nullableText });

const refused = (description: string): Json => ({
  description,
  content: { "application/problem+json": { schema: ref("Problem") } },
});

const common: Record<string, Json> = {
  "401": refused("No token, or one that is unknown, expired or revoked"),
  "403": refused("The token lacks the scope"),
  "429": {
    ...refused(`More than ${requestsPerMinute} requests in a minute`),
    headers: { "Retry-After": { schema: { type: "integer" } } },
  },
};

function queryParameters(of: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = schema(of) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, rule]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: rule,
  }));
}

const idempotencyKey: Json = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Makes a repetition of this request safe for 24 hours: it is answered with the stored response and Idempotency-Replayed: true.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

const schemas: Record<string, Json> = {
  ReadingBatch: schema(readingsBody),
  BatchResult: object({ batch: text, received: count, recorded: count, corrected: count, unchanged: count }),
  Metric: object({
    code: text,
    name: text,
    nameEn: text,
    unit: text,
    unitEn: text,
    decimals: count,
    direction: { enum: ["increase", "decrease"] },
    aggregation: { enum: ["last", "sum", "mean", "max", "min"] },
    perspective: { enum: ["customer", "growth", "efficiency", "risk"] },
    source: text,
    freshDays: count,
    archived: { type: "boolean" },
  }),
  Reading: object({
    metric: text,
    date: { type: "string", format: "date" },
    segment: text,
    value: { type: "string", description: "An exact decimal" },
    revision: { type: "integer", minimum: 1 },
    source: text,
    note: text,
    receivedAt: { type: "string", format: "date-time" },
  }),
  MetricPage: pageOf("Metric"),
  ReadingPage: pageOf("Reading"),
  Problem: {
    type: "object",
    required: ["type", "title", "status"],
    properties: {
      type: text,
      title: text,
      status: { type: "integer" },
      detail: text,
      errors: { type: "array", items: object({ pointer: text, detail: text }) },
    },
  },
};

/** The API as an OpenAPI 3.1 document; the schemas of what comes in are those that requests are held against. */
export function openapi(origin: string): Json {
  return {
    openapi: "3.1.0",
    info: { title: "Trivet API", version: "1", description: "Metrics and their readings. See docs/api.md." },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ bearer: [] }],
    paths: {
      "/readings": {
        post: {
          summary: `Record up to ${batchLimit} readings, all or nothing`,
          operationId: "recordReadings",
          parameters: [idempotencyKey],
          requestBody: { required: true, content: json(ref("ReadingBatch")) },
          responses: {
            "200": { description: "Recorded, or nothing new", content: json(ref("BatchResult")) },
            "400": refused("The body is not JSON, nests too deep, or the Idempotency-Key is malformed"),
            ...common,
            "409": refused("The first request with this Idempotency-Key is under way"),
            "413": refused("The body is larger than 4 MB"),
            "415": refused("The body is not application/json"),
            "422": refused(
              "Items are not valid (see errors), or the Idempotency-Key belongs to another body",
            ),
          },
        },
        get: {
          summary: "Current readings of a metric, oldest first",
          operationId: "listReadings",
          parameters: queryParameters(readingsQuery),
          responses: {
            "200": { description: "A page of readings", content: json(ref("ReadingPage")) },
            ...common,
            "404": refused("No metric has this code"),
            "422": refused("A parameter is not valid"),
          },
        },
      },
      "/metrics": {
        get: {
          summary: "Metrics in the order of their codes",
          operationId: "listMetrics",
          parameters: queryParameters(metricsQuery),
          responses: {
            "200": { description: "A page of metrics", content: json(ref("MetricPage")) },
            ...common,
            "422": refused("A parameter is not valid"),
          },
        },
      },
    },
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } }, schemas },
  };
}
