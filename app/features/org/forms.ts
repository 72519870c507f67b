import { z } from "zod";
import { disciplines } from "~/domain/org/discipline";
import { seatRoles, wholeAllocation } from "~/domain/org/seat";
import { squadKeyPattern, squadKinds, unitCodePattern } from "~/domain/org/squad";

const name = z.string().trim().min(1).max(100);
const optionalText = (maximum: number) => z.string().trim().max(maximum).default("");
/** What was typed or picked in a person field; `findPerson` makes a person of it. */
const personText = z.string().trim().max(200).optional();
const id = z.string().min(1).max(64);
const day = z.iso.date();
const version = z.coerce.number().int().min(0);
const upperCase = (pattern: RegExp, message: string) =>
  z
    .string()
    .trim()
    .transform((text) => text.toUpperCase())
    .refine((text) => pattern.test(text), message);

/** A share of a person's time typed as a percentage, as basis points. */
const allocation = z
  .string()
  .trim()
  .transform((text) => text.replace(/\s*[%％]$/, ""))
  .refine((text) => /^\d{1,3}(\.\d{1,2})?$/.test(text), "error.seat_allocation")
  .transform((text) => Math.round(Number(text) * 100))
  .refine((value) => value >= 1 && value <= wholeAllocation, "error.seat_allocation");

const personFields = {
  employeeNo: z.string().trim().min(1).max(32).regex(/^\S+$/, "error.employee_no_blank"),
  email: z
    .email()
    .max(254)
    .transform((text) => text.toLowerCase()),
  name,
  nameEn: name,
  title: optionalText(100),
  titleEn: optionalText(100),
  discipline: z.enum(disciplines).optional(),
  unitId: id.optional(),
  manager: personText,
};

export const newPersonForm = z.object(personFields);
export type NewPersonInput = z.infer<typeof newPersonForm>;

export const editPersonForm = z.object({ ...personFields, version });
export type EditPersonInput = z.infer<typeof editPersonForm>;

export const personPageForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("disable") }),
  z.object({ intent: z.literal("enable") }),
  z.object({ intent: z.literal("add-leave"), from: day, to: day, reason: optionalText(200) }),
  z.object({
    intent: z.literal("edit-leave"),
    leaveId: id,
    version,
    from: day,
    to: day,
    reason: optionalText(200),
  }),
  z.object({ intent: z.literal("remove-leave"), leaveId: id }),
]);
export type PersonPageInput = z.infer<typeof personPageForm>;

const unitFields = {
  code: upperCase(unitCodePattern, "error.unit_code_form"),
  name,
  nameEn: name,
  parentId: id.optional(),
  head: personText,
};

export const newUnitForm = z.object(unitFields);
export type NewUnitInput = z.infer<typeof newUnitForm>;

export const editUnitForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), ...unitFields, version }),
  z.object({ intent: z.literal("archive"), version }),
  z.object({ intent: z.literal("restore"), version }),
]);
export type EditUnitInput = Extract<z.infer<typeof editUnitForm>, { intent: "save" }>;

export const disciplineHeadForm = z.object({ discipline: z.enum(disciplines), head: personText, version });
export type DisciplineHeadInput = z.infer<typeof disciplineHeadForm>;

const squadWords = {
  name,
  nameEn: name,
  mission: optionalText(500),
  missionEn: optionalText(500),
  handoffLimitHours: z.coerce.number().int().min(1).max(2000),
};
const squadPlace = {
  key: upperCase(squadKeyPattern, "error.squad_key_form"),
  kind: z.enum(squadKinds),
  startsOn: day,
  endsOn: day.optional(),
  primaryUnitId: id,
  otherUnitIds: z.array(id).max(20).default([]),
};

export const newSquadForm = z.object({ ...squadWords, ...squadPlace });
export type NewSquadInput = z.infer<typeof newSquadForm>;

export const editSquadForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save-words"), ...squadWords, version }),
  z.object({ intent: z.literal("save"), ...squadWords, ...squadPlace, version }),
  z.object({ intent: z.literal("close"), lastDay: day, version }),
  z.object({ intent: z.literal("reopen"), version }),
]);
export type EditSquadInput = Extract<z.infer<typeof editSquadForm>, { intent: "save" | "save-words" }>;

export const seatForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("open-seat"),
    person: z.string().trim().min(1).max(200),
    discipline: z.enum(disciplines),
    role: z.enum(seatRoles),
    allocation,
    from: day,
    to: day.optional(),
  }),
  z.object({ intent: z.literal("end-seat"), seatId: id, lastDay: day }),
  z.object({
    intent: z.literal("change-seat"),
    seatId: id,
    allocation,
    role: z.enum(seatRoles),
    effective: day,
  }),
]);
export type SeatInput = z.infer<typeof seatForm>;
export type OpenSeatInput = Extract<SeatInput, { intent: "open-seat" }>;
export type EndSeatInput = Extract<SeatInput, { intent: "end-seat" }>;
export type ChangeSeatInput = Extract<SeatInput, { intent: "change-seat" }>;
