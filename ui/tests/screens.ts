// Every screen of the window with its states, and the way there. All checks
// that hold everywhere walk this table.
import type { Page } from "@playwright/test";
import { expect } from "./page";
import {
  choose, giveToken, makeChanges, makeChangesStepwise, place, practise, press, start, titled, TITLE, toComputer, toDone, toFeed, toReview, toSignIn,
  type Case,
} from "./visit";

/** One screen in one state. */
export interface ScreenState extends Case {
  name: string;
  /** What the title says then. */
  title: string | RegExp;
  /** From Welcome to there. */
  steps?: (page: Page) => Promise<void>;
}

const shown = (page: Page, words: string | RegExp): Promise<void> => expect(page.getByText(words).first()).toBeVisible();

/** Presses a button, then lets messages come until the words are there. */
async function stepUntil(page: Page, button: string, words: string): Promise<void> {
  await press(page, button);
  await expect(async () => {
    await page.evaluate(() => window.feedwrightFake.step());
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 200 });
  }).toPass();
}

const QUICKSTART: ScreenState[] = [
  { name: "welcome", title: TITLE.welcome },
  { name: "welcome-interrupted", scenario: "interrupted", title: TITLE.welcome, steps: (page) => shown(page, /was interrupted/) },
  { name: "welcome-no-cargo", scenario: "cargo-missing", title: TITLE.welcome, steps: (page) => shown(page, /^cargo was not found/) },
  { name: "welcome-wrong", title: TITLE.welcome, steps: async (page) => {
    await choose(page, "https://github.com/contoso/app");
    await shown(page, /This is no Azure DevOps address/);
  } },
  { name: "sign-in", title: TITLE.signIn, steps: toSignIn },
  { name: "sign-in-accepted", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await giveToken(page);
    await shown(page, "Use crates that are already in a feed");
  } },
  { name: "sign-in-refused", scenario: "token-refused", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await giveToken(page);
    await shown(page, /refused this token/);
  } },
  { name: "no-keychain", scenario: "keychain-missing", title: "This computer has no keychain", steps: async (page) => {
    await press(page, "Continue");
    await expect(page.getByRole("radio", { name: "An environment variable" })).toBeVisible();
  } },
  { name: "sign-in-no-keychain", scenario: "keychain-missing", title: TITLE.signIn, steps: async (page) => {
    await press(page, "Continue");
    await page.getByRole("radio", { name: "An environment variable" }).click();
    await press(page, "Continue");
    await titled(page, TITLE.signIn);
  } },
  { name: "sign-in-azure-cli", scenario: "azure-cli", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await shown(page, /Signed in as/);
  } },
  { name: "sign-in-browser", scenario: "browser", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await expect(page.getByRole("radio", { name: "Browser" })).toBeChecked();
  } },
  { name: "sign-in-browser-waiting", scenario: "browser", pace: "step", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await stepUntil(page, "Sign in", "Go on in your browser.");
  } },
  { name: "sign-in-browser-done", scenario: "browser", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await press(page, "Sign in");
    await shown(page, "Renews by itself");
  } },
  { name: "sign-in-code", scenario: "device-code", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await page.getByRole("radio", { name: "Code on another device" }).click();
    await shown(page, /^Only if you started this/);
  } },
  { name: "sign-in-code-waiting", scenario: "device-code", pace: "step", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await page.getByRole("radio", { name: "Code on another device" }).click();
    await stepUntil(page, "Sign in", "B7QX4KDM9");
  } },
  { name: "sign-in-blocked", scenario: "entra-blocked", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await press(page, "Sign in");
    await shown(page, /conditional access policy/);
  } },
  { name: "sign-in-wrong-tenant", scenario: "wrong-tenant", title: TITLE.signIn, steps: async (page) => {
    await toSignIn(page);
    await press(page, "Sign in");
    await shown(page, /did not sign you in/);
  } },
  { name: "project", scenario: "signed-in", title: TITLE.project, steps: async (page) => {
    await press(page, "Continue");
    await expect(page.getByRole("option")).not.toHaveCount(0);
  } },
  { name: "project-10000", scenario: "many", title: TITLE.project, steps: async (page) => {
    await choose(page, "contoso");
    await giveToken(page);
    await press(page, "Sign in");
    await expect(page.getByRole("option").first()).toHaveAttribute("aria-setsize", "10412");
  } },
  { name: "project-typed", scenario: "no-list", title: TITLE.project, steps: async (page) => {
    await choose(page, "contoso");
    await giveToken(page);
    await press(page, "Sign in");
    await expect(page.getByLabel("Project", { exact: true })).toBeVisible();
  } },
  { name: "feed-create", title: TITLE.feed, steps: async (page) => {
    await toFeed(page);
    await shown(page, /^Not taken in/);
  } },
  { name: "feed-join", scenario: "join", title: TITLE.feed, steps: toFeed },
  { name: "feed-taken", title: TITLE.feed, steps: async (page) => {
    await toFeed(page);
    await page.getByLabel("Name", { exact: true }).fill("releases");
    await page.getByLabel("Name", { exact: true }).blur();
    await shown(page, /exists already/);
  } },
  { name: "computer", title: TITLE.computer, steps: async (page) => {
    await toComputer(page);
    await shown(page, /ticked, .* found in/);
  } },
  { name: "computer-store", title: TITLE.computer, steps: async (page) => {
    await toComputer(page);
    await press(page, "Change… Where should the token live?");
    await expect(page.getByRole("alertdialog")).toBeVisible();
  } },
  { name: "computer-provider", scenario: "browser", title: TITLE.computer, steps: async (page) => {
    await toSignIn(page);
    await press(page, "Sign in");
    for (const title of [TITLE.feed, TITLE.computer]) {
      await press(page, "Continue");
      await titled(page, title);
    }
    await shown(page, "Feedwright hands Cargo a fresh token each time");
  } },
  { name: "review", title: TITLE.review, steps: toReview },
  { name: "review-provider", scenario: "browser", title: TITLE.review, steps: async (page) => {
    await toSignIn(page);
    await press(page, "Sign in");
    for (const title of [TITLE.feed, TITLE.computer]) {
      await press(page, "Continue");
      await titled(page, title);
    }
    await shown(page, "Feedwright hands Cargo a fresh token each time");
    await press(page, "Review the plan");
    await titled(page, TITLE.review);
  } },
  { name: "review-proxy", scenario: "proxy", title: TITLE.review, steps: async (page) => {
    await toReview(page);
    await expect(page.getByRole("switch", { name: "Tell Cargo, too" })).not.toBeChecked();
  } },
  { name: "review-nothing", scenario: "unchanged", title: "Everything is already as planned", steps: async (page) => {
    await toComputer(page);
    await press(page, "Review the plan");
    await titled(page, "Everything is already as planned");
  } },
  { name: "set-up", pace: "step", title: TITLE.setUp, steps: async (page) => {
    await makeChangesStepwise(page);
    await page.evaluate(() => window.feedwrightFake.step(9));
    await shown(page, /steps done/);
  } },
  { name: "done", title: TITLE.done, steps: toDone },
  { name: "failure", scenario: "set-up-locked", title: "Stopped: ", steps: async (page) => {
    await makeChanges(page);
    await titled(page, "Stopped: ");
  } },
  { name: "cancelled", pace: "1000", title: "Cancelled", steps: async (page) => {
    await makeChanges(page);
    await press(page, "Cancel");
    await titled(page, "Cancelled");
  } },
  { name: "undone", title: "Undone", steps: async (page) => {
    await toDone(page);
    await press(page, "Undo");
    await titled(page, "Undone");
  } },
];

const PRACTICE: ScreenState[] = (["project", "feed", "computer", "review", "done"] as const).map((upTo) => ({
  name: `${upTo}-practice`,
  title: TITLE[upTo],
  steps: (page) => practise(page, upTo),
}));

const PLACES: ScreenState[] = [
  { name: "feeds", title: "crates-mirror", steps: async (page) => {
    await place(page, "Control+2");
    await shown(page, "serde");
  } },
  { name: "feeds-detail", title: "crates-mirror", steps: async (page) => {
    await place(page, "Control+2");
    await page.getByRole("row", { name: /^serde / }).click();
    await shown(page, /versions?, (all )?saved from/);
  } },
  { name: "feeds-none", scenario: "empty", title: /./, steps: (page) => place(page, "Control+2") },
  { name: "accounts", title: "Accounts", steps: async (page) => {
    await place(page, "Control+3");
    await shown(page, "northwind");
  } },
  { name: "accounts-ending", scenario: "ending", title: "Accounts", steps: async (page) => {
    await place(page, "Control+3");
    await shown(page, "tailspin");
  } },
  { name: "accounts-entra", scenario: "entra", title: "Accounts", steps: async (page) => {
    await place(page, "Control+3");
    await shown(page, "fabrikam");
  } },
  { name: "accounts-still-good", scenario: "still-good", title: "Accounts", steps: async (page) => {
    await place(page, "Control+3");
    await press(page, "Sign out of northwind");
    await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
    await shown(page, /could not be revoked/);
  } },
  { name: "accounts-none", scenario: "empty", title: "Accounts", steps: async (page) => {
    await place(page, "Control+3");
    await shown(page, /^No account yet/);
  } },
  { name: "accounts-question", title: "Accounts", steps: async (page) => {
    await place(page, "Control+3");
    await press(page, /^Sign out/);
    await expect(page.getByRole("alertdialog")).toBeVisible();
  } },
  { name: "history", title: "History", steps: async (page) => {
    await place(page, "Control+4");
    await shown(page, /Set up/);
  } },
  { name: "history-none", scenario: "empty", title: "History", steps: async (page) => {
    await place(page, "Control+4");
    await shown(page, /^Nothing changed yet/);
  } },
  { name: "history-edited", scenario: "edited", title: /./, steps: async (page) => {
    await place(page, "Control+4");
    await press(page, /^Undo/);
    await shown(page, "Take out only our lines");
  } },
  { name: "doctor-well", scenario: "join", title: "Cargo works through", steps: (page) => place(page, "Control+5") },
  { name: "doctor-problems", title: /problem/, steps: (page) => place(page, "Control+5") },
  { name: "doctor-mend", scenario: "mend", title: /problem/, steps: (page) => place(page, "Control+5") },
  { name: "review-mend", scenario: "mend", title: /change$/, steps: async (page) => {
    await place(page, "Control+5");
    await titled(page, /problem/);
    await page.keyboard.press("Control+Enter");
    await titled(page, /change$/);
  } },
  { name: "doctor-none", scenario: "empty", title: /./, steps: (page) => place(page, "Control+5") },
  { name: "settings", title: "Settings", steps: async (page) => {
    await place(page, "Control+,");
    await shown(page, "Log folder");
  } },
  { name: "settings-wrong-client", scenario: "client-found", title: "Settings", steps: async (page) => {
    await place(page, "Control+,");
    await page.getByLabel("Microsoft Entra client id").fill("contoso");
    await page.getByRole("switch").click();
    await shown(page, /This is no client id/);
  } },
];

/** All of them, in the order in which a person meets them. */
export const SCREENS: readonly ScreenState[] = [...QUICKSTART, ...PRACTICE, ...PLACES];

/** Goes to one. */
export async function visit(page: Page, { steps, title, name: _name, ...given }: ScreenState): Promise<void> {
  await start(page, given);
  await steps?.(page);
  await titled(page, title);
}
