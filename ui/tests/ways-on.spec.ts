// Bad input and bad luck: what is wrong is said beside the field and nothing
// typed is lost; every message has a button, and the button leads on.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./page";
import { choose, giveToken, makeChanges, place, press, start, titled, toComputer, toFeed, toSignIn, TITLE } from "./visit";

const words = (text: string): RegExp => new RegExp([...text].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\u2066-\\u2069]*"));

/** The field is marked, says this in its description, and holds what was typed. */
async function wrong(field: Locator, sentence: string, typed?: string): Promise<void> {
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(words(sentence));
  if (typed !== undefined) await expect(field).toHaveValue(typed);
}

const organization = (page: Page): Locator => page.getByLabel("Your organization");
const token = (page: Page): Locator => page.getByLabel("Token", { exact: true });
const feedName = (page: Page): Locator => page.getByLabel("Name", { exact: true });

for (const [typed, sentence] of [
  ["", "Enter your organization's address."],
  ["https://github.com/contoso/app", "This is no Azure DevOps address. One looks like dev.azure.com/contoso."],
  ["http://tfs.northwind.example/tfs/DefaultCollection", "Feedwright talks to servers over https only."],
] as const) {
  test(`the address "${typed}" is refused beside its field`, async ({ page }) => {
    await start(page, typed === "" ? { scenario: "empty" } : {});
    await choose(page, typed);
    await wrong(organization(page), sentence, typed);
    await expect(organization(page)).toBeFocused();
    await titled(page, TITLE.welcome);
  });
}

test("an empty token is asked for, a refused one is said and can be replaced", async ({ page }) => {
  await start(page, { scenario: "token-refused" });
  await toSignIn(page);
  await press(page, "Sign in");
  await wrong(token(page), "Paste the token.");
  await giveToken(page);
  await wrong(token(page), "contoso refused this token.");
  await press(page, "Sign in");
  await titled(page, TITLE.signIn);
  await giveToken(page, "B".repeat(84));
  await press(page, "Sign in");
  await titled(page, TITLE.feed);
});

for (const [typed, sentence] of [
  ["releases", "releases exists already, in Fabrikam. Join it, or take another name."],
  ["crates mirror", "A feed's name has no spaces."],
  ["", "name"],
] as const) {
  test(`the feed name "${typed}" is refused beside its field`, async ({ page }) => {
    await start(page);
    await toFeed(page);
    await feedName(page).fill(typed);
    await press(page, "Continue");
    await wrong(feedName(page), sentence, typed);
    await titled(page, TITLE.feed);
    await feedName(page).fill("my-own");
    await press(page, "Continue");
    await titled(page, TITLE.computer);
  });
}

test("a project must be chosen, and Continue says so", async ({ page }) => {
  await start(page, { scenario: "signed-in" });
  await press(page, "Continue");
  await titled(page, TITLE.project);
  await press(page, "Continue");
  await expect(page.getByText("Choose a project first.").first()).toBeVisible();
  await page.getByRole("option", { name: /^Fabrikam Private/ }).click();
  await press(page, "Continue");
  await titled(page, TITLE.feed);
});

test("a repository must be ticked, and the button says so", async ({ page }) => {
  await start(page);
  await toComputer(page);
  for (const name of ["~/src/app", "~/src/ingest"]) await page.getByRole("checkbox", { name }).first().uncheck();
  await press(page, "Review the plan");
  await expect(page.getByText("Tick a repository first.").first()).toBeVisible();
  await page.getByRole("checkbox").first().check();
  await press(page, "Review the plan");
  await titled(page, TITLE.review);
});

/** A message that interrupts, with this sentence; its button has the focus or can be pressed. */
async function message(page: Page, sentence: RegExp, button: string): Promise<Locator> {
  const alert = page.getByRole("alert").filter({ hasText: sentence });
  await expect(alert).toBeVisible();
  return alert.getByRole("button", { name: button, exact: true });
}

test("a lost network while a token is judged: it is given again, and goes on", async ({ page }) => {
  await start(page, { scenario: "offline" });
  await toSignIn(page);
  await giveToken(page);
  await wrong(token(page), "Check the address and the network. Your answers are kept.");
  await giveToken(page, "B".repeat(84));
  await press(page, "Sign in");
  await titled(page, TITLE.project);
});

test("a lost network in the list of projects: try again goes on", async ({ page }) => {
  await start(page, { scenario: "offline" });
  await toSignIn(page);
  await giveToken(page);
  await giveToken(page, "B".repeat(84));
  await press(page, "Sign in");
  await titled(page, TITLE.project);
  await (await message(page, /cannot be reached/, "Try again")).click();
  await expect(page.getByRole("option")).toHaveCount(11);
});

test("a lost network before the feeds: try again goes on, and the answers stay", async ({ page }) => {
  await start(page, { scenario: "feeds-offline" });
  await toSignIn(page);
  await giveToken(page);
  await press(page, "Sign in");
  await (await message(page, /cannot be reached/, "Try again")).click();
  await titled(page, TITLE.feed);
});

test("an expired account: signing in again comes back to where it was", async ({ page }) => {
  await start(page, { scenario: "feeds-expired" });
  await toSignIn(page);
  await giveToken(page);
  await press(page, "Sign in");
  await (await message(page, /no longer accepts|does not accept/, "Sign in again")).click();
  await titled(page, TITLE.signIn);
  await giveToken(page, "B".repeat(84));
  await press(page, "Sign in");
  await titled(page, TITLE.feed);
});

test("a locked keychain is said before a token is asked for, and checked again", async ({ page }) => {
  await start(page, { scenario: "keychain-locked" });
  await press(page, "Continue");
  await titled(page, "The keychain is locked");
  await page.getByRole("alert").getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await titled(page, TITLE.signIn);
});

test("a keychain that locks during the set-up: one button unlocks and goes on", async ({ page }) => {
  await start(page, { scenario: "set-up-locked" });
  await makeChanges(page);
  await titled(page, "Stopped: ");
  const fix = page.getByRole("button", { name: "Unlock and continue" });
  await expect(fix).toBeFocused();
  await expect(page.getByText(words("1 change made. No file has been touched."))).toBeVisible();
  await page.keyboard.press("Enter");
  await titled(page, TITLE.done);
});

test("a lost network during the set-up: try again goes on", async ({ page }) => {
  await start(page, { scenario: "set-up-offline" });
  await makeChanges(page);
  await expect(page.getByRole("alert")).toContainText(/cannot be reached/);
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await titled(page, TITLE.done);
});

test("a folder that vanished is left out, and the plan is made without it", async ({ page }) => {
  await start(page, { scenario: "folder-gone" });
  await toComputer(page);
  await press(page, "Review the plan");
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByRole("alert").getByRole("button").first().click();
  await titled(page, TITLE.computer);
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await press(page, "Review the plan");
  await titled(page, TITLE.review);
});

test("a file that changed meanwhile: nothing is written, and the new plan is shown", async ({ page }) => {
  await start(page, { scenario: "file-changed" });
  await toComputer(page);
  await press(page, "Review the plan");
  await titled(page, TITLE.review);
  await press(page, /^Make .* changes?$/);
  await (await message(page, /A file changed since the plan was made/, "See the new plan")).click();
  await expect(page.getByText(/changed while you were reading/)).toBeVisible();
  await titled(page, TITLE.review);
});

test("a proxy that only Feedwright knows is told to Cargo by a switch, and the plan shows it", async ({ page }) => {
  await start(page, { scenario: "proxy" });
  await toComputer(page);
  await press(page, "Review the plan");
  await titled(page, TITLE.review);
  await expect(page.getByText("Cargo does not know the proxy that Feedwright uses.")).toBeVisible();
  await expect(page.getByText("[http]")).toHaveCount(0);
  const tell = page.getByRole("switch", { name: "Tell Cargo, too" });
  await tell.focus();
  await page.keyboard.press("Space");
  await expect(tell).toBeChecked();
  await expect(tell).toBeFocused();
  await expect(page.getByText("[http]")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(tell).not.toBeChecked();
  await expect(page.getByText("[http]")).toHaveCount(0);
});

test("what never answers can be left: Back stays possible", async ({ page }) => {
  await start(page, { hang: "list_feeds" });
  await toSignIn(page);
  await giveToken(page);
  await press(page, "Sign in");
  await press(page, "Back");
  await titled(page, TITLE.welcome);
});

test("cargo that is missing is looked for again", async ({ page }) => {
  await start(page, { scenario: "cargo-missing" });
  await expect(page.getByText("cargo was not found.")).toBeVisible();
  await press(page, "Check again");
  await expect(page.getByText("cargo was not found.")).toBeHidden();
});

test("accounts behind a locked keychain come when it is unlocked", async ({ page }) => {
  await start(page, { scenario: "keychain-locked" });
  await place(page, "Control+3");
  await page.getByRole("alert").getByRole("button").first().click();
  await expect(page.getByText("northwind")).toBeVisible();
});
