import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Changes the whole demo bank; kept, so that every installation shows the same one. */
const bankSeed = "chengjiang";

export type Random = {
  /** A whole number from `min` to `max`, both included. */
  int: (min: number, max: number) => number;
  /** A number in [0, 1). */
  float: () => number;
  chance: (probability: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
  shuffle: <T>(items: readonly T[]) => T[];
  /** Normally distributed around 0 with standard deviation 1. */
  normal: () => number;
};

/** A generator of its own for every label: what one part of the bank draws never shifts another part. */
export function randomFor(label: string): Random {
  const generator = xoroshiro128plus(
    createHash("sha256").update(bankSeed).update(label).digest().readInt32BE(0),
  );
  const int = (min: number, max: number) => uniformInt(generator, min, max);
  const float = () => uniformFloat64(generator);
  const pick = <T>(from: readonly T[]) => from[int(0, from.length - 1)]!;
  return {
    int,
    float,
    chance: (probability) => float() < probability,
    pick,
    shuffle: (items) => {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(0, i);
        [result[i], result[j]] = [result[j]!, result[i]!];
      }
      return result;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - float())) * Math.cos(2 * Math.PI * float()),
  };
}

/** The identifier of the thing with this label: the same in every seeded bank, 21 URL-safe characters like `newId`. */
export function idOf(label: string): string {
  return createHash("sha256")
    .update(bankSeed)
    .update("\u0000")
    .update(label)
    .digest("base64url")
    .slice(0, 21);
}
