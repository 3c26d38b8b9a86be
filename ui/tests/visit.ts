// The way to a screen of the fake build.
import type { Page } from "@playwright/test";
import { expect } from "./page";

/** How the fake behaves, as its address says. */
export interface Case {
  scenario?: string | undefined;
  pace?: string | undefined;
  hang?: string | undefined;
  locale?: string | undefined;
}

/** The day on which the contract's files play. */
const NOW = new Date("2026-11-22T09:45:00Z");

/** Opens the window in a browser and waits until its first screen is there. */
export async function start(page: Page, given: Case = {}): Promise<void> {
  await page.clock.setFixedTime(NOW);
  const query = new URLSearchParams(Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined));
  await page.goto(`/fake.html?${query}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

/** Presses a button by its name. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).first().click();
}

/** The question or verdict of the screen. */
export async function titled(page: Page, title: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
}

/** Pastes a token, which is made here and is none. */
export async function giveToken(page: Page, text = "A".repeat(84)): Promise<void> {
  const field = page.getByLabel("Token", { exact: true });
  await field.fill(text);
  await field.blur();
}

/** Types an organization's address and goes on. */
export async function choose(page: Page, address: string): Promise<void> {
  await page.getByLabel("Your organization").fill(address);
  await press(page, "Continue");
}

export const TITLE = {
  welcome: "Use crates.io through your Azure Artifacts feed",
  signIn: "Sign in to ",
  project: "Which project holds the feed?",
  feed: "Create a feed or join one?",
  computer: "What should use the feed on this computer?",
  review: "then a proof",
  setUp: "Setting up ",
  done: "came through",
} as const;

/** From Welcome to Sign in. */
export async function toSignIn(page: Page): Promise<void> {
  await press(page, "Continue");
  await titled(page, TITLE.signIn);
}

/** From Welcome to the feed, with a token, where the address names the project. */
export async function toFeed(page: Page): Promise<void> {
  await toSignIn(page);
  await giveToken(page);
  await press(page, "Sign in");
  await titled(page, TITLE.feed);
}

export async function toComputer(page: Page): Promise<void> {
  await toFeed(page);
  await press(page, "Continue");
  await titled(page, TITLE.computer);
}

export async function toReview(page: Page): Promise<void> {
  await toComputer(page);
  await press(page, "Review the plan");
  await titled(page, TITLE.review);
}

export async function makeChanges(page: Page): Promise<void> {
  await toReview(page);
  await press(page, /^Make .* changes?$/);
}

/** The same where the fake sends each message only at a step: nothing of the set-up has come yet. */
export async function makeChangesStepwise(page: Page): Promise<void> {
  await toComputer(page);
  await expect(async () => {
    await page.evaluate(() => window.feedwrightFake.step());
    await expect(page.getByText(/ticked, .* found in/)).toBeVisible({ timeout: 100 });
  }).toPass();
  await press(page, "Review the plan");
  await titled(page, TITLE.review);
  await press(page, /^Make .* changes?$/);
  await titled(page, TITLE.setUp);
}

export async function toDone(page: Page): Promise<void> {
  await makeChanges(page);
  await titled(page, TITLE.done);
}

/** The screens of practice, one after the other, up to the one that is wanted. */
export async function practise(page: Page, upTo: "project" | "feed" | "computer" | "review" | "set-up" | "done"): Promise<void> {
  const ways = [
    ["project", "Practice", TITLE.project],
    ["feed", "Continue", TITLE.feed],
    ["computer", "Continue", TITLE.computer],
    ["review", "Review the plan", TITLE.review],
    ["set-up", /^Make .* changes?$/, upTo === "done" ? TITLE.done : TITLE.setUp],
    ["done", undefined, TITLE.done],
  ] as const;
  for (const [name, button, title] of ways) {
    if (button !== undefined) await press(page, button);
    await titled(page, title);
    if (name === upTo) return;
  }
}

/** A place beside the quickstart, by its key. */
export async function place(page: Page, key: "Control+2" | "Control+3" | "Control+4" | "Control+5" | "Control+,"): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}
