import { expect, test } from "vitest";
import { roved } from "./rail";

test("arrow keys go through the rail and stop at its ends", () => {
  expect(roved("ArrowDown", 0, 6)).toBe(1);
  expect(roved("ArrowDown", 5, 6)).toBe(5);
  expect(roved("ArrowUp", 0, 6)).toBe(0);
  expect(roved("End", 2, 6)).toBe(5);
  expect(roved("Home", 2, 6)).toBe(0);
  expect(roved("Enter", 2, 6)).toBeUndefined();
  expect(roved("ArrowDown", 0, 0)).toBeUndefined();
});
