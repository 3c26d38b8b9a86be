import { done, open } from "./gallery";
import { expect, test } from "./page";

test("a token goes out once, and dots that are not the token stay", async ({ page }) => {
  await open(page, "lists");
  const field = page.getByLabel("Token", { exact: true });
  const token = "a".repeat(84);
  const paste = (text: string): Promise<void> =>
    field.evaluate((input, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);

  await paste(` ${token}\n`);
  await expect(done(page)).toHaveText("handed 84");
  await expect(field).toHaveAttribute("type", "password");
  expect(await field.inputValue()).toMatch(/^0{52}$/);
  expect(await page.content()).not.toContain("aaaa");
  await expect(page.getByText("White space at its ends was dropped.")).toBeVisible();

  await field.focus();
  await page.keyboard.press("Tab");
  await expect(done(page)).toHaveText("handed 84");

  await field.pressSequentially("b");
  await expect(done(page)).toHaveText("cleared");
  await field.pressSequentially("cd");
  await field.blur();
  await expect(done(page)).toHaveText("handed 84 3");
  expect(await field.inputValue()).toMatch(/^0{52}$/);
});

test("a typed token is handed over before Enter presses the primary button", async ({ page }) => {
  await open(page, "lists");
  const field = page.getByLabel("Token", { exact: true });
  await field.pressSequentially("bcd");
  await page.keyboard.press("Enter");
  await expect(done(page)).toHaveText("continue");
  expect(await field.inputValue()).toMatch(/^0{52}$/);
});

test("a dialog begins at the harmless answer, and Esc is that answer", async ({ page }) => {
  await open(page, "lists");
  const opener = page.getByRole("button", { name: "Delete the feed…" });
  await opener.click();
  const dialog = page.getByRole("alertdialog", { name: "Delete crates-mirror and its 412 packages?" });
  await expect(dialog).toHaveAccessibleDescription(/recycle bin/);
  await expect(dialog.getByRole("button", { name: "Keep it" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(done(page)).toBeEmpty();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(done(page)).toHaveText("kept");
  await expect(opener).toBeFocused();
  await opener.click();
  await dialog.getByRole("button", { name: "Delete the feed" }).click();
  await expect(done(page)).toHaveText("deleted");
});

test("a menu opens by key, closes on Esc and on a choice", async ({ page }) => {
  await open(page, "components");
  const button = page.getByRole("button", { name: "All views" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Open in browser" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await page.getByRole("menuitem", { name: "Copy command" }).click();
  await expect(done(page)).toHaveText("copy");
});

test("choices follow the arrow keys; what is not possible is reached, not chosen", async ({ page }) => {
  await open(page, "components");
  const group = page.getByRole("radiogroup", { name: "Way" });
  await group.getByRole("radio", { name: "Chosen", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(done(page)).toHaveText("way other");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const impossible = group.getByRole("radio", { name: "Not possible" });
  await expect(impossible).toBeFocused();
  await expect(impossible).not.toBeChecked();
  await expect(impossible).toHaveAccessibleDescription("Why, and what would help.");
  await expect(done(page)).toHaveText("way third");
  await impossible.click({ force: true });
  await expect(done(page)).toHaveText("way third");
});

test("a diff says what is added and removed, and what cannot be seen", async ({ page }) => {
  await open(page, "review/rtl");
  const diff = page.getByRole("group", { name: /Changes of .*~\/\.cargo\/config\.toml/ });
  await expect(diff).toHaveCSS("direction", "ltr");
  await expect(diff.getByText(/13.? unchanged lines/)).toBeVisible();
  await expect(diff.getByText("no line break at the end")).toBeVisible();
  await expect(diff.getByText("white space at the end")).toBeVisible();
  await expect(diff.getByText("[U+202E]end")).toBeVisible();
  await expect(diff.getByText("added", { exact: true })).toHaveCount(3);
  const head = page.getByRole("button", { name: /Create feed crates-mirror/ });
  await expect(head).toHaveAttribute("aria-expanded", "false");
  await head.click();
  await expect(page.getByText("POST /contoso/Fabrikam/_apis/packaging/feeds")).toBeVisible();
});

test("copying says so in place", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "components");
  await page.getByRole("button", { name: /Copy .*cargo add serde/ }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("cargo add serde");
});
