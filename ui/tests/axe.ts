// What axe finds on the page that is shown. It runs beside the page's own code,
// past its policy, as assistive technology would.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "@playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 to level AA, and what axe's makers hold for good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that a change of colours can break. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** One line for each element that breaks a rule; of all rules, or of those about colours. */
export async function violations(page: Page, which: "all" | "colours" = "all"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const runOnly: RunOptions["runOnly"] = which === "all" ? { type: "tag", values: TAGS } : { type: "rule", values: OF_COLOURS };
  const options: RunOptions = { runOnly, resultTypes: ["violations"] };
  const results = await page.evaluate(
    (given) => (window as unknown as { axe: { run(options: unknown): Promise<AxeResults> } }).axe.run(given),
    options as object,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ""}`),
  );
}

/** How the window may look. */
export interface Look {
  colorScheme: "light" | "dark";
  contrast?: "more";
  forcedColors?: "active";
}

/** Each look that people use; all rules are checked in the first, those about colours in each. */
export const LOOKS: Readonly<Record<string, Look>> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "high contrast, light": { colorScheme: "light", contrast: "more" },
  "high contrast, dark": { colorScheme: "dark", contrast: "more" },
};

/** Shows the page so, with nothing in motion. */
export async function look(page: Page, { colorScheme, contrast, forcedColors }: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme,
    contrast: contrast ?? "no-preference",
    forcedColors: forcedColors ?? "none",
    reducedMotion: "reduce",
  });
  await settled(page);
}

/** Waits until nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
  });
}
