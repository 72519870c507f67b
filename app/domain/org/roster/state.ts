import type { Discipline } from "../discipline";
import type { Seat } from "../seat";
import type { SquadKind } from "../squad";
import type { Place } from "./problem";

/** The organisation as a roster tells it: everything refers to everything else by its stable code. */
export type UnitState = {
  code: string;
  name: string;
  nameEn: string;
  parentCode: string | null;
  headNo: string | null;
};

export type PersonState = {
  employeeNo: string;
  email: string;
  name: string;
  nameEn: string;
  title: string;
  titleEn: string;
  discipline: Discipline | null;
  unitCode: string | null;
  managerNo: string | null;
  active: boolean;
};

export type SquadState = {
  key: string;
  name: string;
  nameEn: string;
  kind: SquadKind;
  startsOn: string;
  endsOn: string | null;
  /** The first is the primary one. */
  unitCodes: string[];
  mission: string;
  missionEn: string;
};

/** A seat whose `squadId` and `personId` are the squad's key and the employee number. */
export type SeatByCode = Seat;

export type CurrentRoster = {
  units: UnitState[];
  archivedUnits: string[];
  people: PersonState[];
  /** Employee numbers of the active administrators. */
  administrators: string[];
  squads: SquadState[];
  closedSquads: string[];
  seats: SeatByCode[];
};

type Changed<E extends string, S> = Place & { entity: E } & (
    | { action: "create"; after: S }
    | { action: "change"; before: S; after: S }
  );

export type RosterChange =
  | Changed<"unit", UnitState>
  | Changed<"person", PersonState>
  | Changed<"squad", SquadState>
  | (Place & { entity: "seat"; action: "open"; seat: Omit<SeatByCode, "id"> })
  | (Place & { entity: "seat"; action: "end"; seat: SeatByCode; to: string })
  | (Place & { entity: "seat"; action: "withdraw"; seat: SeatByCode });

export type Entity = RosterChange["entity"];
