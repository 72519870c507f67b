/** The closed value sets of the schema; their vocabulary is product.md's. The domain re-exports what it reasons about. */
export type { Discipline } from "~/domain/org/discipline";
export type Locale = "zh-CN" | "en";
export type Theme = "system" | "light" | "dark";
export type RoleName = "administrator" | "hr" | "auditor";
export type SeatRole = "lead" | "member";
export type SquadKind = "standing" | "task-force";
export type Direction = "increase" | "decrease";
export type Aggregation = "last" | "sum" | "mean" | "max" | "min";
export type Perspective = "customer" | "growth" | "efficiency" | "risk";
export type CycleKind = "quarter" | "half" | "year";
/** The order of issue and approval of an assessment cycle; see app/domain/assessment-cycle. */
export type CycleState = "draft" | "target-setting" | "active" | "data-freeze" | "locked" | "published";
export type SchemeStatus = "draft" | "submitted" | "approved" | "retired";
export type ContractStatus = "draft" | "proposed" | "in-force" | "superseded" | "discarded";
export type SignatureCapacity = "tech" | "data" | "product" | "unit-head";
export type ColumnCategory = "backlog" | "to-do" | "doing" | "review" | "done";
export type HandoffStatus = "pending" | "accepted" | "returned" | "withdrawn";
export type Priority = "low" | "normal" | "high" | "urgent";
export type TaskPersonRole = "assignee" | "watcher";
export type TaskLinkKind = "blocks" | "relates";
export type WipMode = "warn" | "forbid";
/** When a notification goes out by mail. */
export type MailTiming = "off" | "now" | "digest";
