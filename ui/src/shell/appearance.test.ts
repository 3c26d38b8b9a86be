import { describe, expect, test } from "vitest";
import { TEXT_SIZES, nextTextSize, resolve, type Appearance, type Shown } from "./appearance";

describe("what the window shows", () => {
  const check = (setting: Appearance, dark: boolean, moreContrast: boolean, expected: Shown): void => {
    test(`${setting.theme}, ${setting.contrast} on dark ${dark}, more ${moreContrast}`, () => {
      expect(resolve(setting, { dark, moreContrast })).toEqual(expected);
    });
  };
  const system: Appearance = { theme: "system", contrast: "system" };
  check(system, false, false, { theme: "light", contrast: "normal" });
  check(system, true, false, { theme: "dark", contrast: "normal" });
  check(system, true, true, { theme: "dark", contrast: "more" });
  check({ theme: "light", contrast: "system" }, true, true, { theme: "light", contrast: "more" });
  check({ theme: "dark", contrast: "normal" }, false, true, { theme: "dark", contrast: "normal" });
});

describe("text size", () => {
  test("goes through all steps and stops at the ends", () => {
    const up = [80];
    for (let step = 0; step < 10; step += 1) up.push(nextTextSize(up.at(-1)!, "larger"));
    expect([...new Set(up)]).toEqual(TEXT_SIZES);
    expect(nextTextSize(80, "smaller")).toBe(80);
    expect(nextTextSize(200, "larger")).toBe(200);
  });

  test("a size between two steps goes to its neighbour", () => {
    expect(nextTextSize(118, "larger")).toBe(125);
    expect(nextTextSize(118, "smaller")).toBe(110);
  });
});
