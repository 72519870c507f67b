import { ConstraintError } from "#db/errors";
import { AppError } from "~/domain/errors";

type Refusal = { reason: string; field?: string };

/** The database's own rules of the organisation, as the sentence a person gets when somebody else was quicker. */
const refusals: Record<string, Refusal> = {
  people_employee_no: { reason: "employee_no_taken", field: "employeeNo" },
  "people.employee_no": { reason: "employee_no_taken", field: "employeeNo" },
  people_email: { reason: "email_taken", field: "email" },
  "people.email": { reason: "email_taken", field: "email" },
  units_code: { reason: "unit_code_taken", field: "code" },
  "units.code": { reason: "unit_code_taken", field: "code" },
  squads_key: { reason: "squad_key_taken", field: "key" },
  "squads.key": { reason: "squad_key_taken", field: "key" },
  seats_two_leads: { reason: "seats_two_leads" },
  seats_one_lead: { reason: "seats_one_lead" },
  seats_over_allocated: { reason: "seats_over_allocated" },
  squads_open_tasks: { reason: "squad_open_tasks" },
  seats_never_overwritten: { reason: "seats_never_overwritten" },
};

/** Runs `work` and turns the refusal of one of the database's rules into the sentence for it. */
export async function explained<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error;
    const known = Object.entries(refusals).find(([name]) => error.target.includes(name));
    throw known ? new AppError("conflict", known[1]) : error;
  }
}
