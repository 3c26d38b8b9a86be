// Names and messages that mean harm: markup, right to left, 300 characters,
// escape codes. They are text, and they break no layout.
import type { Page } from "@playwright/test";
import { settled } from "./axe";
import { sideways } from "./layout";
import { expect, test } from "./page";
import { giveToken, place, press, start, titled, toSignIn, TITLE } from "./visit";

const MARKUP = "<img src=x onerror=alert(1)>";
const LONG = /crates-mirror-of-everything/;

/** Nothing of it ran, nothing of it is seen but words, and all of it lies in the window. */
async function harmless(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const ATTRIBUTES = ["title", "aria-label", "placeholder", "aria-description", "aria-valuetext"];
    const texts: [string, string][] = [["the window's title", document.title]];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push([walker.currentNode.parentElement!.className, walker.currentNode.textContent!]);
    for (const element of document.querySelectorAll("body *")) {
      for (const name of ATTRIBUTES) texts.push([`${name} of ${element.className}`, element.getAttribute(name) ?? ""]);
    }
    // Controls, and marks that turn the direction of what follows.
    const MARK = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066\u2067]/;
    const depth = (text: string): number => [...text].reduce((sum, character) => sum + (character === "\u2068" ? 1 : character === "\u2069" ? -1 : 0), 0);
    return {
      elements: [...document.querySelectorAll("img, iframe, object, embed, form, script:not([src]), [onerror], [onload], [onclick]")].map(({ outerHTML }) => outerHTML),
      marks: texts.filter(([, text]) => MARK.test(text)).map(([where, text]) => `${where}: ${JSON.stringify(text)}`),
      open: texts.filter(([, text]) => depth(text) !== 0).map(([where, text]) => `${where}: ${text}`),
    };
  });
  expect.soft(found, where).toEqual({ elements: [], marks: [], open: [] });
  for (const [width, height] of [[1080, 720], [800, 600], [400, 300], [320, 256]] as const) {
    await page.setViewportSize({ width, height });
    await settled(page);
    expect.soft(await sideways(page), `${where} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1080, height: 720 });
}

const seen = (page: Page, words: string | RegExp): Promise<void> => expect(page.getByText(words).first()).toBeVisible();

test("in the quickstart they are words", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await start(page, { scenario: "hostile" });
  await harmless(page, "welcome");
  await toSignIn(page);
  await harmless(page, "sign-in");
  await press(page, "Sign in");
  await seen(page, "Renews by itself");
  await seen(page, MARKUP);
  await harmless(page, "sign-in-done");
  await page.getByRole("radio", { name: "Access token" }).click();
  await giveToken(page);
  await press(page, "Sign in");
  await titled(page, TITLE.project);
  await seen(page, LONG);
  await harmless(page, "project");
  await page.getByRole("combobox", { name: "Project" }).fill("img");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.getByRole("option").filter({ hasText: MARKUP }).click();
  await press(page, "Continue");
  await titled(page, TITLE.feed);
  await harmless(page, "feed");
  await page.getByRole("radio", { name: "Join a feed" }).click();
  await seen(page, MARKUP);
  await harmless(page, "feed-join");
  await page.getByRole("option").filter({ hasText: MARKUP }).first().click();
  await press(page, "Continue");
  await titled(page, TITLE.computer);
  await harmless(page, "computer");
  await page.getByRole("checkbox").first().check();
  await press(page, "Review the plan");
  await titled(page, TITLE.review);
  await seen(page, MARKUP);
  await harmless(page, "review");
  await press(page, /^Make .* changes?$/);
  await titled(page, "The set-up stopped");
  await seen(page, /VS403128/);
  await harmless(page, "failure");
});

for (const [name, key, words] of [
  ["feeds", "Control+2", MARKUP],
  ["accounts", "Control+3", MARKUP],
  ["history", "Control+4", MARKUP],
  ["doctor", "Control+5", MARKUP],
] as const) {
  test(`in ${name} they are words`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await start(page, { scenario: "hostile" });
    await place(page, key);
    await seen(page, words);
    await harmless(page, name);
  });
}

test("what is typed into a field is words too", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await start(page);
  await page.getByLabel("Your organization").fill(`https://dev.azure.com/${MARKUP}${"w".repeat(300)}`);
  await press(page, "Continue");
  await harmless(page, "welcome");
});
