import Database from "better-sqlite3";
import { sqliteFile } from "#db/store";

/** One thing of each kind in the demo bank, by the parameter that names it in an address. */
export function demoSamples(databaseUrl: string): Record<string, string> {
  const connection = new Database(sqliteFile(databaseUrl), { readonly: true });
  const one = (query: string) => String(connection.prepare(query).pluck().get());
  const samples = {
    from: "tech",
    to: "data",
    squadId: one("select id from squads where key = 'WLT'"),
    unitId: one("select id from units where name_en = 'Retail Wealth'"),
    rootUnitId: one("select id from units where parent_id is null"),
    personId: one("select id from people where email = 'lv.hang@chengjiang.example'"),
    leadId: one("select id from people where email = 'chen.li@chengjiang.example'"),
    metricId: one("select id from metrics where code = 'WEALTH-AUM'"),
    activeCycleId: one("select id from assessment_cycles where state = 'active'"),
    publishedCycleId: one("select id from assessment_cycles where state = 'published'"),
    schemeId: one("select id from schemes order by created_at"),
    taskId: one(
      "select t.id from tasks t join squads s on s.id = t.squad_id where s.key = 'WLT' and t.finished_at is null and t.archived_at is null order by t.number",
    ),
    taskKey: one(
      "select t.key from tasks t join squads s on s.id = t.squad_id where s.key = 'WLT' and t.finished_at is null and t.archived_at is null order by t.number",
    ),
  };
  connection.close();
  return samples;
}
