// The places beside the quickstart, as they are used: by keys and by presses.
import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { place, press, start, titled } from "./visit";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
/** Words that may have variables in isolates of their own. */
const words = (text: string): RegExp =>
  new RegExp([...text].map((character) => character.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("[\\u2066-\\u2069]*"));
const calls = (page: Page, command: string) =>
  page.evaluate((name) => window.feedwrightFake.calls.filter((call) => call.command === name).map((call) => call.arguments), command);

test.describe("feeds", () => {
  test("are searched by keys, and a package opens below its row in a narrow window", async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 600 });
    await start(page);
    await place(page, "Control+2");
    await expect(page.getByText(words("You are Feed Owner"))).toBeVisible();
    await page.keyboard.press("/");
    const search = page.getByLabel("Search", { exact: true });
    await expect(search).toBeFocused();
    await search.pressSequentially("ser");
    await expect(page.getByRole("row")).toHaveCount(4);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await expect(page.getByRole("row", { name: /^serde / })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByText(words("3 versions, all saved from crates.io"))).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByText(words("3 versions, all saved from crates.io"))).toBeHidden();
    await page.keyboard.press("Control+f");
    await page.keyboard.press("Escape");
    await expect(search).toHaveValue("");
    await search.fill("nothing like it");
    await expect(page.getByText("No package is called like this.")).toBeVisible();
  });

  test("show the first package beside the table in a wide window, then the chosen one", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await start(page);
    await place(page, "Control+2");
    const beside = page.getByRole("complementary");
    await expect(beside.getByRole("heading", { name: "serde" })).toBeVisible();
    await expect(beside.getByText("Yanked")).toBeVisible();
    await page.getByRole("row", { name: /^tokio / }).click();
    await expect.poll(() => calls(page, "show_package")).toHaveLength(2);
    await beside.getByRole("button", { name: "Open in browser" }).click();
    await expect.poll(() => calls(page, "open_page")).toEqual([{ page: { page: "feed", project: "Fabrikam", feed: "crates-mirror" } }]);
  });

  test("change by a menu, and are looked at again by F5", async ({ page }) => {
    await start(page);
    await place(page, "Control+2");
    await press(page, "Change feed");
    await page.getByRole("menuitem", { name: /northwind-crates/ }).click();
    await titled(page, "northwind-crates");
    await expect(page.getByRole("row", { name: /^serde / })).toBeVisible();
    await page.keyboard.press("F5");
    await expect.poll(() => calls(page, "list_packages")).toHaveLength(3);
    const asked = (await calls(page, "list_packages")).map(({ choice }) => (choice as { feed: string }).feed);
    expect(asked).toEqual(["crates-mirror", "northwind-crates", "northwind-crates"]);
  });

  test("say that the network is gone, and try again", async ({ page }) => {
    await start(page, { scenario: "offline" });
    await place(page, "Control+2");
    await expect(page.getByRole("alert")).toContainText("The server cannot be reached.");
    await press(page, "Try again");
    await expect(page.getByRole("row", { name: /^serde / })).toBeVisible();
  });
});

test.describe("accounts", () => {
  test("sign out after a question whose harmless answer has the focus", async ({ page }) => {
    await start(page);
    await place(page, "Control+3");
    await press(page, /^Sign out/);
    const stay = page.getByRole("button", { name: "Stay signed in" });
    await expect(stay).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("alertdialog")).toBeHidden();
    expect(await calls(page, "sign_out")).toEqual([]);
    await press(page, /^Sign out/);
    await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText(/^Signed out of/)).toBeVisible();
    expect(await calls(page, "sign_out")).toEqual([{ url: "https://dev.azure.com/contoso" }]);
    await expect(title(page)).toBeFocused();
  });

  test("wait for a locked keychain with a way on", async ({ page }) => {
    await start(page, { scenario: "keychain-locked" });
    await place(page, "Control+3");
    await expect(page.getByRole("alert")).toContainText("The keychain is locked.");
    await press(page, "Unlock");
    await expect(page.getByText("northwind").first()).toBeVisible();
  });

  test("can be left when they never come", async ({ page }) => {
    await page.clock.install();
    await page.goto("/fake.html?hang=list_accounts");
    await expect(title(page)).toBeFocused();
    await place(page, "Control+3");
    await expect(page.getByText("Looking for accounts")).toBeAttached();
    await page.clock.fastForward(5100);
    await expect(page.getByText("This takes longer than usual.")).toBeVisible();
    await press(page, "Cancel");
    await page.evaluate(() => window.feedwrightFake.release("list_accounts"));
    await press(page, "Try again");
    await expect(page.getByText("northwind").first()).toBeVisible();
  });
});

test.describe("history", () => {
  test("takes back with one press, and says what came of it", async ({ page }) => {
    await start(page);
    await place(page, "Control+4");
    for (const day of ["Today", "14 November", "1 November"]) await expect(page.getByRole("region", { name: day })).toBeVisible();
    await press(page, /^Undo/);
    await expect(page.getByText(words("Undone. 3 files are as they were."))).toBeVisible();
    expect(await calls(page, "undo")).toEqual([{ wish: { run: "20261122-094100-7f3a", edited: [] } }]);
    await expect.poll(() => calls(page, "list_history")).toHaveLength(2);
  });

  test("asks for each file that was edited, and takes back as it was told", async ({ page }) => {
    await start(page, { scenario: "edited-many" });
    await place(page, "Control+4");
    await press(page, /^Undo/);
    await expect(title(page)).toBeFocused();
    await page.keyboard.press("Alt+ArrowLeft");
    await titled(page, "History");
    expect(await calls(page, "undo")).toEqual([]);
    await press(page, /^Undo/);
    const of = (path: string) => page.getByRole("radiogroup", { name: words(`What to do with ${path}`) });
    await expect(of("~/src/ingest/.cargo/config.toml").getByRole("radio", { checked: true })).toHaveAccessibleName("Take out only our lines");
    await expect(of("~/src/app/.cargo/config.toml").getByRole("radio", { checked: true })).toHaveAccessibleName("Leave it");
    await of("~/src/app/.cargo/config.toml").getByRole("radio", { name: "Take out only our lines" }).click({ force: true });
    await expect(of("~/src/app/.cargo/config.toml").getByRole("radio", { checked: true })).toHaveAccessibleName("Leave it");
    await of("~/src/app/.cargo/config.toml").getByRole("radio", { name: "Put the old file back" }).click();
    await expect(page.getByText("The file is no longer there.")).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText(words("Undone. 2 files"))).toBeVisible();
    const [undone] = (await calls(page, "undo")) as { wish: { edited: { choice: string }[] } }[];
    expect(undone?.wish.edited.map(({ choice }) => choice)).toEqual(["take-ours-out", "put-old-back", "leave"]);
  });

  test("says what could not be taken back", async ({ page }) => {
    await start(page, { scenario: "undo-locked" });
    await place(page, "Control+4");
    await press(page, /^Undo/);
    await expect(page.getByRole("alert")).toContainText("The keychain is locked.");
  });

  test("goes on with what was interrupted", async ({ page }) => {
    await start(page);
    await place(page, "Control+4");
    await press(page, "Resume");
    await titled(page, "then a proof");
    expect(await calls(page, "plan_run")).toEqual([{ run: "20261101-080000-9d0e" }]);
  });
});

test.describe("doctor", () => {
  test("looks on opening and again by F5, and leads to the fix", async ({ page }) => {
    await start(page);
    await place(page, "Control+5");
    await titled(page, "One problem, and one thing to do soon");
    await page.keyboard.press("Control+r");
    await expect.poll(() => calls(page, "examine")).toHaveLength(2);
    await titled(page, "One problem, and one thing to do soon");
    await page.getByRole("button", { name: words("You may save crates: Feed Owner") }).click();
    await expect(page.getByText("feed-role")).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await titled(page, "then a proof");
  });

  test("mends one finding by a plan of its own, and looks again", async ({ page }) => {
    await start(page, { scenario: "mend" });
    await place(page, "Control+5");
    await titled(page, "One problem, and one thing to do soon");
    await page.keyboard.press("Control+Enter");
    await titled(page, /change$/);
    await expect(page.getByText("Doctor looks again")).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await titled(page, words("Cargo works through crates-mirror"));
    expect(await calls(page, "plan_fix")).toEqual([{ id: "5d1c0f2e9ab37744" }]);
    expect(await calls(page, "set_up")).toHaveLength(1);
    expect(await calls(page, "prove_again")).toHaveLength(0);
  });

  test("leads to Sign in where the token ended", async ({ page }) => {
    await start(page, { scenario: "token-ended" });
    await place(page, "Control+5");
    await titled(page, "One problem");
    await press(page, "Sign in again");
    await titled(page, "Sign in");
  });

  test("is never well while something could not be looked at", async ({ page }) => {
    await start(page, { scenario: "offline" });
    await place(page, "Control+5");
    await titled(page, words("2 checks were not possible"));
  });

  test("shows a report before it is copied", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await start(page);
    await place(page, "Control+5");
    await press(page, "Copy report…");
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("Organization contoso");
    await dialog.getByRole("checkbox", { name: "Leave out names" }).check();
    await expect(dialog).not.toContainText("contoso");
    await dialog.getByRole("button", { name: "Copy" }).click();
    await expect(dialog.getByRole("button", { name: "Copied" })).toBeFocused();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Organization (name)");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });
});

test("settings change at once", async ({ page }) => {
  await start(page);
  await place(page, "Control+,");
  await press(page, /^Appearance: /);
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await press(page, /^Language: /);
  await page.getByRole("menuitem", { name: "Deutsch" }).click();
  await titled(page, "Einstellungen");
  await press(page, "Größerer Text");
  await expect.poll(() => calls(page, "change_settings")).toHaveLength(3);
  expect((await calls(page, "change_settings")).at(-1)).toEqual({ settings: { language: "de", appearance: "dark", textSize: 110, clientId: null, deviceCode: false } });
});
