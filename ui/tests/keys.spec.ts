import { done, open } from "./gallery";
import { expect, test } from "./page";

test("Enter on the title presses the primary button, but not on Review", async ({ page }) => {
  await open(page, "welcome");
  await page.keyboard.press("Enter");
  await expect(done(page)).toHaveText("continue");

  await page.goto("about:blank");
  await open(page, "review");
  await page.keyboard.press("Enter");
  await expect(done(page)).toBeEmpty();
  await page.keyboard.press("Control+Enter");
  await expect(done(page)).toHaveText("make");
});

test("Enter in a field presses it; on another button that button", async ({ page }) => {
  await open(page, "welcome");
  await page.getByLabel("Your organization").press("Enter");
  await expect(done(page)).toHaveText("continue");
  await page.getByRole("button", { name: "Practice" }).press("Enter");
  await expect(done(page)).toHaveText("practice");
});

test("Alt+Left goes back, and the page keeps its address", async ({ page }) => {
  await open(page, "review");
  const address = page.url();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(done(page)).toHaveText("back");
  await page.keyboard.press("F5");
  await expect(done(page)).toHaveText("back");
  expect(page.url()).toBe(address);
});

test("F6 goes through rail, content and action bar", async ({ page }) => {
  await open(page, "review");
  await page.keyboard.press("F6");
  await expect(page.getByRole("button", { name: "Make 5 changes" })).toBeFocused();
  await page.keyboard.press("F6");
  await expect(page.getByRole("button", { name: "Quickstart", exact: true })).toBeFocused();
  await page.keyboard.press("F6");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("Shift+F6");
  await expect(page.getByRole("button", { name: "Quickstart", exact: true })).toBeFocused();
});

test("the rail is one stop of Tab, with arrow keys inside", async ({ page }) => {
  await open(page, "review");
  const rail = page.getByRole("navigation");
  await expect(rail.locator('[tabindex="0"]')).toHaveCount(1);
  await rail.getByRole("button", { name: "Quickstart", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(rail.getByRole("button", { name: /^Sign in: done.*Ada Lovelace/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(done(page)).toHaveText("sign-in");
  await page.keyboard.press("End");
  await expect(rail.getByRole("button", { name: "Settings" })).toBeFocused();
});

test("Ctrl and a number goes to a place, Ctrl and plus to larger text", async ({ page }) => {
  await open(page, "review");
  await page.keyboard.press("Control+3");
  await expect(page.getByRole("button", { name: "Accounts" })).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("Control+Equal");
  await expect(done(page)).toHaveText("text larger");
});

test("what is busy or not possible is not pressed, and says why", async ({ page }) => {
  await open(page, "components");
  await page.getByRole("button", { name: "Not now" }).click({ force: true });
  await expect(done(page)).toHaveText("refused");
  await expect(page.getByRole("button", { name: "Not now" })).toHaveAccessibleDescription("Choose a project first.");
  const busy = page.getByRole("button", { name: "Primary" });
  const before = (await busy.boundingBox())!.width;
  await busy.click();
  await expect(done(page)).toHaveText("primary");
  const working = page.getByRole("button", { name: "Checking" }).first();
  expect((await working.boundingBox())!.width).toBeGreaterThanOrEqual(before);
  await page.getByRole("button", { name: "Secondary" }).click();
  await working.click({ force: true });
  await expect(done(page)).toHaveText("secondary");
});
