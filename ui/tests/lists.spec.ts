import { done, open } from "./gallery";
import { expect, test } from "./page";

test("10,415 projects are filtered while only a screenful is drawn", async ({ page }) => {
  await open(page, "lists");
  const field = page.getByRole("combobox", { name: "Project" });
  const options = page.getByRole("option");
  expect(await options.count()).toBeLessThan(40);
  await expect(page.getByRole("option", { name: "Fabrikam Private" })).toHaveAttribute("aria-setsize", "10415");

  await page.keyboard.press("Control+f");
  await expect(field).toBeFocused();
  await field.pressSequentially("fab");
  await expect(options).toHaveCount(6);
  await expect(page.getByText("6 of 10415").first()).toBeVisible();
  await expect(options.nth(5).locator("mark")).toHaveText("fab");

  await page.keyboard.press("ArrowDown");
  await expect(done(page)).toHaveText("project p1");
  const chosen = page.getByRole("option", { selected: true });
  await expect(chosen).toContainText("Fabrikam Fiber");
  await expect(field).toHaveAttribute("aria-activedescendant", (await chosen.getAttribute("id"))!);

  await page.keyboard.press("Escape");
  await expect(field).toHaveValue("");
  await expect(field).toBeFocused();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await expect(page.getByRole("option", { selected: true })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(done(page)).toHaveText("continue");
});

test("equal names are told apart, and a hostile name is only text", async ({ page }) => {
  await open(page, "lists");
  const field = page.getByRole("combobox", { name: "Project" });
  await field.fill("twin");
  await expect(page.getByRole("option")).toHaveCount(2);
  await expect(page.getByRole("option").first()).toContainText("dev.azure.com/contoso");
  await field.fill("img");
  await expect(page.getByRole("option")).toHaveText(/^<img src=x onerror=alert\(1\)>/);
  await field.fill("no such project");
  await expect(page.getByText("No project is called like this.").first()).toBeVisible();
});

test("repositories are ticked by Space and all by Ctrl+A, but not what is read-only", async ({ page }) => {
  await open(page, "lists");
  const boxes = page.getByRole("checkbox");
  await boxes.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(done(page)).toHaveText("ticked app ingest");
  await page.keyboard.press("Control+a");
  await expect(done(page)).toHaveText("ticked app ingest gateway serde");
  await page.getByRole("checkbox", { name: "~/src/locked" }).click({ force: true });
  await expect(page.getByRole("checkbox", { name: "~/src/locked" })).not.toBeChecked();
  await expect(page.getByText("4 ticked, 14 found in ~/src.")).toBeVisible();
});

test("a table of 1,200 rows draws what is seen, and keys reach its end", async ({ page }) => {
  await open(page, "lists");
  const table = page.getByRole("grid", { name: "Packages" });
  expect(await table.locator("tbody tr.row").count()).toBeLessThan(60);
  await expect(table).toHaveAttribute("aria-rowcount", "1201");
  await table.getByText("crate-0").click();
  await page.keyboard.press("ArrowDown");
  await expect(table.locator('tr[aria-selected="true"]')).toContainText("crate-1");
  await expect(table.locator('tr[aria-selected="true"]')).toBeFocused();
  await page.keyboard.press("End");
  const last = table.locator('tr[aria-selected="true"]');
  await expect(last).toContainText("crate-1199");
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport({ ratio: 1 });
  await expect(table.getByRole("columnheader", { name: "Package" })).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press("Enter");
  await expect(done(page)).toHaveText("opened crate-1199");
  await page.keyboard.press("Home");
  await expect(table.locator('tr[aria-selected="true"]')).toContainText("crate-0");
  await expect(table.locator('tr[aria-selected="true"]')).toBeInViewport({ ratio: 1 });
});
