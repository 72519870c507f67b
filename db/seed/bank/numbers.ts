import type { metrics, readings } from "../../schema";
import type { Perspective } from "../../schema/values";
import { addDays, instant } from "../calendar";
import { randomFor } from "../random";
import { ids } from "./ids";
import { headOfUnit } from "./organisation";
import type { BankSize } from "./size";

const perspectives: readonly Perspective[] = ["growth", "customer", "efficiency", "risk"];
const kinds = ["余额", "活跃户", "交付周期", "投诉率", "覆盖率", "留存率", "处理时长", "损失率"] as const;
const kindsEn = [
  "balance",
  "active clients",
  "lead time",
  "complaint rate",
  "coverage",
  "retention",
  "handling time",
  "loss rate",
] as const;

/** Metrics whose number is better when it is lower. */
export const lowerIsBetter = (metric: number): boolean => [2, 3, 6, 7].includes(metric % 8);

export function* bankMetrics(size: BankSize, day: string): Generator<typeof metrics.$inferInsert> {
  const createdAt = instant(day, "09:00");
  for (let metric = 0; metric < size.metrics; metric++) {
    const number = String(metric + 1).padStart(4, "0");
    yield {
      id: ids.metric(metric),
      code: `M${number}`,
      name: `${kinds[metric % 8]} ${number}`,
      nameEn: `${kindsEn[metric % 8]![0]!.toUpperCase()}${kindsEn[metric % 8]!.slice(1)} ${number}`,
      unit: "分",
      unitEn: "points",
      direction: lowerIsBetter(metric) ? "decrease" : "increase",
      aggregation: "last",
      perspective: perspectives[metric % 4]!,
      ownerId: ids.person(headOfUnit(size, metric % size.units)),
      source: "数据中台",
      sourceEn: "Data platform",
      freshDays: 3,
      createdAt,
    };
  }
}

/** One reading a metric and day up to `yesterday`, wandering between 50 and 150. */
export function* bankReadings(size: BankSize, yesterday: string): Generator<typeof readings.$inferInsert> {
  const random = randomFor("bank-readings");
  const days = Array.from({ length: size.days }, (_, i) => {
    const day = addDays(yesterday, i - size.days + 1);
    return { day, receivedAt: instant(addDays(day, 1), "06:00") };
  });
  let number = 0;
  for (let metric = 0; metric < size.metrics; metric++) {
    const metricId = ids.metric(metric);
    let value = 9000 + random.int(0, 2000);
    for (const { day, receivedAt } of days) {
      value = Math.min(15_000, Math.max(5000, value + random.int(-60, 60)));
      const text = `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`;
      yield {
        id: ids.reading(number++),
        metricId,
        segment: "",
        day,
        revision: 1,
        value: text,
        source: "数据中台",
        receivedAt,
      };
    }
  }
}
