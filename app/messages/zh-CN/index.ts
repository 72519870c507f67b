import { assessment } from "./assessment";
import { audit } from "./audit";
import { board } from "./board";
import { common } from "./common";
import { contract } from "./contract";
import { errors } from "./errors";
import { home } from "./home";
import { identity } from "./identity";
import { metrics } from "./metrics";
import { org } from "./org";
import { roster } from "./roster";
import { squad } from "./squad";
import { ui } from "./ui";
import { unit } from "./unit";

export const zhCN = {
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
  ...home,
  ...ui,
  ...unit,
  ...audit,
};
