import { writeSync } from "node:fs";
import { newId } from "#db/id";
import { people } from "#db/schema";
import { openStore } from "#db/store";

/** Writes people through eight callers at once and prints the id of each as soon as its write is acknowledged, until it is killed. */
const store = await openStore({ url: process.argv[2]! });

async function writeForever(): Promise<never> {
  for (;;) {
    const id = newId();
    await store.tx((t) =>
      t.insert(people).values({
        id,
        employeeNo: id,
        email: `${id.toLowerCase()}@bank.example`,
        name: "陈立",
        nameEn: "Chen Li",
        createdAt: new Date(0),
      }),
    );
    writeSync(1, `${id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, writeForever));
