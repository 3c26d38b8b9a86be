import { describe, expect, test } from "vitest";
import { drawnRows, scrolledTo } from "./virtual";

describe("drawn rows", () => {
  test("at the top, the middle and the end of 10,000", () => {
    expect(drawnRows(0, 216, 36, 10_000)).toEqual({ first: 0, last: 12, before: 0, after: 359_568 });
    expect(drawnRows(36 * 5000, 216, 36, 10_000)).toEqual({ first: 4994, last: 5012, before: 179_784, after: 179_568 });
    expect(drawnRows(36 * 9994, 216, 36, 10_000)).toMatchObject({ first: 9988, last: 10_000, after: 0 });
  });

  test("every row has its place: what is drawn and what is empty add up", () => {
    for (const count of [0, 1, 7, 199, 10_412]) {
      for (const top of [-50, 0, 17, 400, 1e9]) {
        const { first, last, before, after } = drawnRows(top, 252, 36, count);
        expect(before + (last - first) * 36 + after).toBe(count * 36);
        expect(first).toBeLessThanOrEqual(last);
      }
    }
  });

  test("a list that became shorter shows its end, not nothing", () => {
    const { first, last } = drawnRows(100_000, 216, 36, 8);
    expect([first, last]).toEqual([0, 8]);
  });
});

describe("scrolling to a row", () => {
  const check = (row: number, top: number, expected: number): void => {
    test(`row ${row} from ${top}`, () => expect(scrolledTo(row, top, 216, 36)).toBe(expected));
  };
  check(0, 0, 0);
  check(5, 0, 0);
  check(6, 0, 36);
  check(2, 180, 72);
  check(9999, 0, 10_000 * 36 - 216);
});
