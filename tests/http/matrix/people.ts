import Database from "better-sqlite3";

/** Who asks, seen from the squad WLT of the demo bank and its tech lead. */
export const roles = {
  administrator: "ma.ke",
  hr: "he.jing",
  auditor: "ding.yue",
  unitHead: "gu.chengyu",
  headAbove: "qin.chuan",
  disciplineHead: "liu.lan",
  lead: "chen.li",
  member: "lv.hang",
  otherHead: "fan.xiao",
  lineManager: "pan.haitao",
  outsider: "lei.yuqing",
} as const;

export type Role = keyof typeof roles;

/** What the addresses are filled with: things of the squad WLT, read from the server's own database. */
export function placesIn(file: string): Record<string, string> {
  const database = new Database(file, { readonly: true });
  const one = (statement: string) => String(database.prepare(statement).pluck().get());
  const squadId = one("select id from squads where key = 'WLT'");
  const places = {
    squadId,
    cycleId: one("select id from assessment_cycles where state = 'published'"),
    metricId: one(`select metric_id from contract_lines l join contract_versions v on v.id = l.version_id
      join contracts c on c.id = v.contract_id where c.squad_id = '${squadId}'`),
    taskId: one(`select id from tasks where squad_id = '${squadId}' and archived_at is null order by number`),
    taskKey: one(
      `select key from tasks where squad_id = '${squadId}' and archived_at is null order by number`,
    ),
    unitId: one("select id from units where code = 'RW'"),
    personId: one("select id from people where email = 'chen.li@chengjiang.example'"),
    schemeId: one("select id from schemes"),
    discipline: "tech",
    from: "tech",
    to: "data",
    number: "1",
    seq: "1",
    kind: "people",
    importId: "none",
    token: "none",
  };
  database.close();
  return places;
}

/** The demo bank has no line manager without a seat or an office of their own in sight; one is made. */
export function makeLineManager(file: string): void {
  const database = new Database(file);
  const changed = database
    .prepare("update people set manager_id = (select id from people where email = ?) where email = ?")
    .run(`${roles.lineManager}@chengjiang.example`, "wu.yue@chengjiang.example");
  database.close();
  if (changed.changes !== 1) throw new Error("The demo bank has changed: wu.yue is not in it");
}

export const filled = (path: string, places: Record<string, string>): string =>
  path.replace(/:([a-z]\w*)/gi, (_, name: string) => places[name] ?? "none");
