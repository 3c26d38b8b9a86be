import { open } from "./gallery";
import { expect, test } from "./page";

const WINDOWS = [
  [1280, 800],
  [900, 600],
  [800, 600],
  [400, 300],
  [320, 256],
] as const;

for (const [width, height] of WINDOWS) {
  for (const flags of ["components", "review/practice", "lists/rtl", "welcome", "done"]) {
    test(`nothing is cut at the side: ${flags} at ${width} × ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, flags);
      const over = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("main *, nav *, .practice-bar *")]
          .filter((element) => {
            const box = element.getBoundingClientRect();
            const hidden = box.width <= 1 || box.height <= 1 || element.closest("svg, .hide-visually");
            return !hidden && (box.right > innerWidth + 1 || box.left < -1);
          })
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(over).toEqual([]);
    });
  }
}

test("a narrow window has a bar with the step of now and a menu instead of the rail", async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 500 });
  await open(page, "review");
  await expect(page.getByRole("navigation").locator("b")).toBeVisible();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: "Accounts" }).click();
  await expect(page.getByRole("navigation").locator("b")).toHaveText("Accounts");
});

test("a low window scrolls as a whole, so that its bars do not fill it", async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 300 });
  await open(page, "review");
  const button = page.getByRole("button", { name: "Make 5 changes" });
  await expect(button).not.toBeInViewport();
  await button.scrollIntoViewIfNeeded();
  await expect(button).toBeInViewport();
});

test("reduced motion: the arc stands still", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "done");
  await expect(page.locator("svg.turning").first()).toHaveCSS("animation-name", "none");
});

test("theme and contrast follow the system while the window is open", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, "components");
  const html = page.locator("html");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(25, 28, 30)");
  await page.emulateMedia({ colorScheme: "dark", contrast: "more" });
  await expect(html).toHaveAttribute("data-contrast", "more");
  await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
  await expect(html).not.toHaveAttribute("data-contrast");
});
