import type { Context } from "~/platform/context.server";
import type { AssessmentViews } from "./assessment-tabs";

/** Which views of the assessment the reader may open. */
export function assessmentViews(ctx: Context): AssessmentViews {
  const { reportIds, headedDisciplines, headedUnitPaths } = ctx.actor;
  const console = ctx.can("assessment.read_console");
  const setsParts = reportIds.length + headedDisciplines.length > 0;
  return { manages: setsParts || headedUnitPaths.length > 0, sets: setsParts || console, console };
}
