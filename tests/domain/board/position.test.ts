import fc from "fast-check";
import { expect, test } from "vitest";
import { comparePlaces, type Place, positionBetween, positionsAfter } from "~/domain/board";

/** Puts a thing right behind the one at `index` (-1: the head) of a list in order. */
function inserted(list: readonly Place[], { id, index }: { id: string; index: number }): Place[] {
  const before = list[index]?.position ?? null;
  const after = list.find((place) => before === null || place.position > before)?.position ?? null;
  const placed = { id, position: positionBetween(before, after) };
  return [...list, placed].sort(comparePlaces);
}

test("a thing put behind another stands right behind it, whatever was done before", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (seeds) => {
      let list: Place[] = [];
      seeds.forEach((seed, i) => {
        const index = (seed % (list.length + 1)) - 1;
        const wanted = [...list.map((place) => place.id)];
        wanted.splice(index + 1, 0, `t${i}`);
        list = inserted(list, { id: `t${i}`, index });
        expect(list.map((place) => place.id)).toEqual(wanted);
      });
    }),
  );
});

test("two moves into one gap that do not know of each other both stand, in an order all readers share", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 }), (ids) => {
      const [before, after] = positionsAfter(null, 2) as [string, string];
      const ends = [
        { id: "first", position: before },
        { id: "last", position: after },
      ];
      const moved = ids.map((id) => ({ id: `m${id}`, position: positionBetween(before, after) }));
      const one = [...ends, ...moved].sort(comparePlaces);
      const other = [...moved.reverse(), ...ends].sort(comparePlaces);
      expect(one).toEqual(other);
      expect(one[0]?.id).toBe("first");
      expect(one.at(-1)?.id).toBe("last");
      expect(one).toHaveLength(ids.length + 2);
    }),
  );
});

test("the order of places is total", () => {
  const place = fc.record({ id: fc.string(), position: fc.constantFrom("a0", "a1", "Zz") });
  fc.assert(
    fc.property(place, place, place, (a, b, c) => {
      expect(Math.sign(comparePlaces(a, b))).toBe(-Math.sign(comparePlaces(b, a)) + 0);
      if (comparePlaces(a, b) <= 0 && comparePlaces(b, c) <= 0) {
        expect(comparePlaces(a, c)).toBeLessThanOrEqual(0);
      }
      expect(comparePlaces(a, b) === 0).toBe(a.id === b.id && a.position === b.position);
    }),
  );
});

test("capital letters stand before small ones, as bytes do", () => {
  expect(comparePlaces({ id: "1", position: "Zz" }, { id: "1", position: "a0" })).toBe(-1);
});

test("there is no place between two that share a position or stand the wrong way round", () => {
  expect(() => positionBetween("a1", "a1")).toThrow(RangeError);
  expect(() => positionBetween("a2", "a1")).toThrow(RangeError);
});

test("positions for a list that is filled at once ascend behind the last one", () => {
  const positions = positionsAfter("a5", 200);
  expect(new Set(positions).size).toBe(200);
  expect([...positions].sort()).toEqual(positions);
  expect(positions[0]! > "a5").toBe(true);
});
