// What a machine can tell of WCAG 2.2 AA, on every page of the gallery in every theme.
import { violations } from "./axe";
import { open } from "./gallery";
import { expect, test } from "./page";

for (const name of ["components", "lists", "review/practice", "welcome", "done"]) {
  for (const theme of ["light", "dark", "light/more", "dark/more"]) {
    test(`${name} in ${theme}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await open(page, `${name}/${theme}`);
      expect(await violations(page)).toEqual([]);
    });
  }
}

test("an open dialog and an open menu", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "lists/light");
  await page.getByRole("button", { name: "Delete the feed…" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 500, height: 700 });
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
