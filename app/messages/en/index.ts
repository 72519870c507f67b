import { assessment } from "./assessment";
import { audit } from "./audit";
import { board } from "./board";
import { boardImport } from "./board-import";
import { boardViews } from "./board-views";
import { boardWork } from "./board-work";
import { common } from "./common";
import { contract } from "./contract";
import { dissolution } from "./dissolution";
import { errors } from "./errors";
import { flow } from "./flow";
import { home } from "./home";
import { identity } from "./identity";
import { live } from "./live";
import { mail } from "./mail";
import { metrics } from "./metrics";
import { notifications } from "./notifications";
import { org } from "./org";
import { roster } from "./roster";
import { squad } from "./squad";
import { task } from "./task";
import { ui } from "./ui";
import { unit } from "./unit";

/** The English catalogue; its keys are the type of every message key. One file per area. */
export const en = {
  ...common,
  ...errors,
  ...identity,
  ...org,
  ...roster,
  ...metrics,
  ...squad,
  ...contract,
  ...assessment,
  ...board,
  ...boardImport,
  ...dissolution,
  ...boardWork,
  ...boardViews,
  ...task,
  ...flow,
  ...home,
  ...notifications,
  ...mail,
  ...live,
  ...ui,
  ...unit,
  ...audit,
} as const;
