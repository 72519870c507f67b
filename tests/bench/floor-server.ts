import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openSqliteConnection } from "#db/store";
import type { Captured } from "./server";

/**
 * The least any server could do, in a process of its own: `/page` runs the statements of a captured page on a prepared connection and
 * sends the same bytes; `/insert` and `/update` commit one row with the same durability. Prints its address.
 */
const [file, captured] = process.argv.slice(2) as [string, string];
const { statements, body } = JSON.parse(readFileSync(captured, "utf8")) as {
  statements: Captured["statements"];
  body: string;
};
const page = Buffer.from(body, "base64");
const reader = openSqliteConnection(file, { readonly: true });
const prepared = statements.map(({ query, params }) => ({ statement: reader.prepare(query).raw(), params }));
const writer = openSqliteConnection(`${file}.floor`, { readonly: false });
writer.exec("create table if not exists card (id integer primary key, place text, version integer)");
const insert = writer.prepare("insert into card (place, version) values ('a0', 1)");
const update = writer.prepare("update card set place = 'a1', version = version + 1 where id = 1");
insert.run();

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    if (request.url === "/insert") insert.run();
    else if (request.url === "/update") update.run();
    else for (const { statement, params } of prepared) statement.all(...params);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(request.url === "/page" ? page : "ok");
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}`);
});
