// Every pair of colours that stands on one another, measured in all four themes.
import { describe, expect, test } from "vitest";
import sheet from "./tokens.css?raw";
import { THEMES, contrast, tokensOf } from "./contrast";

const tokens = tokensOf(sheet);

const TEXT = 4.5;
const SHAPE = 3;
const GROUNDS = ["rail", "surface", "raised", "sunken", "hover", "selected"];

/** Foreground, its grounds, and what WCAG 2.2 asks (1.4.3 text, 1.4.11 shapes). */
const PAIRS: [string, string[], number][] = [
  ["text", [...GROUNDS, "ok-surface", "warn-surface", "danger-surface", "practice-surface"], TEXT],
  ["text-secondary", GROUNDS, TEXT],
  ["accent", GROUNDS, TEXT],
  ["on-accent", ["accent", "accent-hover"], TEXT],
  ["ok", ["ok-surface", "surface", "raised"], TEXT],
  ["warn", ["warn-surface", "surface", "raised"], TEXT],
  ["danger", ["danger-surface", "surface", "raised", "rail", "hover"], TEXT],
  ["practice", ["practice-surface"], TEXT],
  ["added", ["added-surface", "added-strong", "raised"], TEXT],
  ["removed", ["removed-surface", "removed-strong", "raised"], TEXT],
  ["line-control", GROUNDS, SHAPE],
  ["focus", GROUNDS, SHAPE],
];

describe.each(THEMES)("in %s", (theme) => {
  for (const [foreground, grounds, need] of PAIRS) {
    test.each(grounds)(`${foreground} on %s reaches ${need}`, (ground) => {
      const of = tokens[theme];
      expect(contrast(of[foreground]!, of[ground]!)).toBeGreaterThanOrEqual(need);
    });
  }
});

test("the formula gives the known values", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(() => contrast("red", "#ffffff")).toThrow();
});

test("every colour of a theme is measured", () => {
  const measured = new Set(PAIRS.flatMap(([foreground, grounds]) => [foreground, ...grounds]));
  const colours = Object.entries(tokens.light).filter(([, value]) => value.startsWith("#"));
  // The hairline between rows is decoration.
  const unmeasured = colours.map(([name]) => name).filter((name) => !measured.has(name) && name !== "line");
  expect(unmeasured).toEqual([]);
});
