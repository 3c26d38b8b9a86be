// The ways to sign in, as people meet them: by keys alone, with the focus where
// the next press is, and nothing left waiting that nobody waits for.
import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { giveToken, place, press, start, titled, toComputer, toSignIn, TITLE } from "./visit";

const way = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });
const title = (page: Page) => page.getByRole("heading", { level: 1 });
const calls = (page: Page, command: string) =>
  page.evaluate((name) => window.feedwrightFake.calls.filter((call) => call.command === name).map((call) => call.arguments), command);

/** Lets messages come until the words are there. */
async function waitFor(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => window.feedwrightFake.step());
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 200 });
  }).toPass();
}

test("what cannot be used stands last, is reached by keys, and says why", async ({ page }) => {
  await start(page);
  await toSignIn(page);
  await expect(way(page, "Access token")).toBeChecked();
  await way(page, "Access token").focus();
  for (const [name, why] of [["Browser", "Needs a client id in Settings."], ["Azure CLI", "Azure CLI is not installed."]] as const) {
    await page.keyboard.press("ArrowRight");
    await expect(way(page, name)).toBeFocused();
    await expect(way(page, name)).toHaveAccessibleDescription(why);
    await expect(way(page, name)).not.toBeChecked();
  }
  await expect(way(page, "Code on another device")).toHaveCount(0);
});

test("the browser, by keys alone: from the title to the feed", async ({ page }) => {
  await start(page, { scenario: "browser" });
  await toSignIn(page);
  await expect(way(page, "Browser")).toBeChecked();
  await expect(title(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Ada Lovelace")).toBeVisible();
  await expect(page.getByText("Renews by itself")).toBeVisible();
  await expect(page.getByRole("button", { name: "Continue" })).toBeFocused();
  await page.keyboard.press("Enter");
  await titled(page, TITLE.feed);
  expect(await calls(page, "sign_in_with")).toEqual([{ way: "browser" }]);
});

test("while the browser is waited for, its address can be copied, and Esc leads to Cancel", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await start(page, { scenario: "browser", pace: "step" });
  await toSignIn(page);
  await page.keyboard.press("Control+Enter");
  await waitFor(page, "Go on in your browser.");
  await press(page, "Copy the address");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^https:\/\/login\.microsoftonline\.com\//);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  expect(await calls(page, "cancel_sign_in")).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Go on in your browser.")).toBeHidden();
  await expect.poll(() => calls(page, "cancel_sign_in")).toHaveLength(1);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeFocused();
});

test("leaving the step cancels; a visit to a place does not", async ({ page }) => {
  await start(page, { scenario: "browser", pace: "step" });
  await toSignIn(page);
  await page.keyboard.press("Control+Enter");
  await waitFor(page, "Go on in your browser.");
  await place(page, "Control+3");
  expect(await calls(page, "cancel_sign_in")).toEqual([]);
  await page.keyboard.press("Control+1");
  await expect(page.getByText("Go on in your browser.")).toBeVisible();
  await page.keyboard.press("Alt+ArrowLeft");
  await titled(page, TITLE.welcome);
  await expect.poll(() => calls(page, "cancel_sign_in")).toHaveLength(1);
});

test("another way gives up the one before", async ({ page }) => {
  await start(page, { scenario: "browser" });
  await toSignIn(page);
  await press(page, "Sign in");
  await expect(page.getByText("Renews by itself")).toBeVisible();
  await way(page, "Access token").click();
  await expect.poll(() => calls(page, "forget_token")).toHaveLength(1);
  await press(page, "Sign in");
  await expect(page.getByLabel("Token", { exact: true })).toHaveAccessibleDescription("Paste the token.");
  await giveToken(page);
  await press(page, "Sign in");
  await titled(page, TITLE.feed);
});

test("a code is copied, heard letter by letter, and warned of", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await start(page, { scenario: "device-code", pace: "step" });
  await toSignIn(page);
  await way(page, "Code on another device").click();
  await press(page, "Sign in");
  await waitFor(page, "B7QX4KDM9");
  await expect(page.getByRole("status").filter({ hasText: "B 7 Q X 4 K D M 9" })).toBeAttached();
  await expect(page.getByText("Only if you started this yourself on this computer.")).toBeVisible();
  await expect(page.getByRole("timer")).toContainText("20 min 0 s");
  await press(page, "Copy the code");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("B7QX4KDM9");
});

test("a company's rules: the focus is on Other ways, which leads to the cards", async ({ page }) => {
  await start(page, { scenario: "entra-blocked" });
  await toSignIn(page);
  await press(page, "Sign in");
  await expect(page.getByRole("alert")).toContainText("Microsoft Entra does not let this sign-in pass. A conditional access policy of your organization blocks this sign-in.");
  await expect(page.getByRole("alert")).toContainText("AADSTS53003");
  await expect(page.getByRole("button", { name: "Other ways" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(way(page, "Browser")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(way(page, "Access token")).toBeChecked();
  await expect(page.getByLabel("Token", { exact: true })).toBeVisible();
});

test("a missing client id leads to Settings, where a wrong one is not kept and a right one is", async ({ page }) => {
  await start(page, { scenario: "client-refused" });
  await toSignIn(page);
  await press(page, "Sign in");
  await press(page, "Open Settings");
  await titled(page, "Settings");
  const field = page.getByLabel("Microsoft Entra client id");
  await field.fill("contoso");
  await field.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(/This is no client id/);
  expect(await calls(page, "change_settings")).toEqual([]);
  await field.fill("66666666-7777-8888-9999-AAAAAAAAAAAA");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription("Saved.");
  await field.fill("");
  await field.blur();
  await page.getByRole("switch", { name: "Sign in with a code" }).press("Space");
  await expect(page.getByRole("switch")).toBeChecked();
  const kept = (await calls(page, "change_settings")).map(({ settings }) => settings as { clientId: string | null; deviceCode: boolean });
  expect(kept.map(({ clientId, deviceCode }) => [clientId, deviceCode])).toEqual([["66666666-7777-8888-9999-aaaaaaaaaaaa", false], [null, false], [null, true]]);
});

test("without a keychain the place is asked first, never filled in, and goes into the plan", async ({ page }) => {
  await start(page, { scenario: "keychain-missing" });
  await press(page, "Continue");
  await titled(page, "This computer has no keychain that Cargo can use");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await press(page, "Continue");
  await expect(page.getByText("Choose where the token may live.").first()).toBeVisible();
  await expect(page.getByRole("radio", { name: "An environment variable" })).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");
  await titled(page, TITLE.signIn);
  await expect(title(page)).toBeFocused();
  await expect(page.getByText("Will be kept in")).toHaveCount(0);
  await giveToken(page);
  await press(page, "Sign in");
  await press(page, "Continue");
  await titled(page, TITLE.computer);
  await expect(page.getByText("You give Cargo the token in an environment variable")).toBeVisible();
  await press(page, "Review the plan");
  await titled(page, TITLE.review);
  const [plan] = (await calls(page, "make_plan")) as { answers: { store?: string } }[];
  expect(plan?.answers.store).toBe("environment");
});

test("the token's place is changed in a dialog whose harmless answer has the focus", async ({ page }) => {
  await start(page);
  await toComputer(page);
  const change = page.getByRole("button", { name: "Change… Where should the token live?" });
  await change.click();
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(change).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "Feedwright's credential provider" }).click();
  await press(page, "Use this place");
  await expect(page.getByText("Feedwright hands Cargo a fresh token each time")).toBeVisible();
  await expect(change).toBeFocused();
});

test("a token that ends is renewed from Accounts, and the answers stay", async ({ page }) => {
  await start(page, { scenario: "ending" });
  await toComputer(page);
  await place(page, "Control+3");
  await page.getByRole("button", { name: "Renew northwind" }).click();
  await titled(page, TITLE.signIn);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await press(page, "Sign in");
  await expect(page.getByLabel("Token", { exact: true })).toHaveAccessibleDescription("Paste the token.");
});

test("a minted token that could not be revoked is told of, with its page", async ({ page }) => {
  await start(page, { scenario: "still-good" });
  await place(page, "Control+3");
  await page.getByRole("button", { name: "Sign out of northwind" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText(/stays good until .*20 December 2026/)).toBeVisible();
  await expect(page.getByText("https://dev.azure.com/northwind/_usersSettings/tokens")).toBeVisible();
  await expect(title(page)).toBeFocused();
});
