// The window without a pointer: practice in five presses, and the keys that
// work on every screen.
import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { start, titled, toComputer, toReview, TITLE } from "./visit";

/** Goes on by Tab to a button, as somebody does who only has that key. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
  for (let press = 0; press < 60; press += 1) {
    if (await wanted.evaluateAll((buttons) => buttons.includes(document.activeElement as HTMLElement))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to ${name}`);
}

test("practice is done and undone by Tab and Enter: five activations, and one", async ({ page }) => {
  await start(page);
  let activations = 0;
  const activate = async (name: string | RegExp): Promise<void> => {
    await tabTo(page, name);
    await page.keyboard.press("Enter");
    activations += 1;
  };
  await activate("Practice");
  await titled(page, TITLE.project);
  await expect(page).toHaveTitle("Feedwright: practice");
  await activate("Continue");
  await titled(page, TITLE.feed);
  await activate("Continue");
  await titled(page, TITLE.computer);
  await activate("Review the plan");
  await titled(page, TITLE.review);
  await activate(/^Make .* changes$/);
  await titled(page, TITLE.done);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(activations).toBe(5);
  await activate("Undo");
  await titled(page, "Undone");
  expect(activations).toBe(6);
});

test("Ctrl+Enter alone goes from Welcome to the proof in practice", async ({ page }) => {
  await start(page);
  await tabTo(page, "Practice");
  await page.keyboard.press("Enter");
  for (const title of [TITLE.project, TITLE.feed, TITLE.computer, TITLE.review]) {
    await titled(page, title);
    await page.keyboard.press("Control+Enter");
  }
  await titled(page, TITLE.done);
});

test("Enter on the title goes on, but makes no change on Review", async ({ page }) => {
  await start(page, { scenario: "known" });
  for (const title of [TITLE.welcome, TITLE.feed, TITLE.computer]) {
    await titled(page, title);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await page.keyboard.press("Enter");
  }
  await titled(page, TITLE.review);
  await page.keyboard.press("Enter");
  await titled(page, TITLE.review);
  expect(await page.evaluate(() => window.feedwrightFake.calls.some(({ command }) => command === "set_up"))).toBe(false);
});

test("Alt+Left goes back and keeps what was typed", async ({ page }) => {
  await start(page);
  await toComputer(page);
  await page.keyboard.press("Alt+ArrowLeft");
  await titled(page, TITLE.feed);
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("my-own");
  await page.keyboard.press("Alt+ArrowLeft");
  await titled(page, TITLE.signIn);
  await page.keyboard.press("Control+Enter");
  await titled(page, TITLE.feed);
  await expect(name).toHaveValue("my-own");
});

test("Esc moves to Cancel and does not press it", async ({ page }) => {
  await start(page, { pace: "300" });
  await toReview(page);
  await page.keyboard.press("Control+Enter");
  await titled(page, TITLE.setUp);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await titled(page, TITLE.setUp);
  await page.keyboard.press("Enter");
  await titled(page, "Cancelled");
});

test("keys lead to every place, and the quickstart stands as it was", async ({ page }) => {
  await start(page);
  await toComputer(page);
  for (const [key, title] of [
    ["Control+2", "crates-mirror"], ["Control+3", "Accounts"], ["Control+4", "History"],
    ["Control+5", "problem"], ["Control+,", "Settings"], ["Control+1", TITLE.computer],
  ] as const) {
    await page.keyboard.press(key);
    await titled(page, title);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  }
});

test("F6 goes round the regions, and / to the search", async ({ page }) => {
  await start(page, { scenario: "signed-in" });
  await page.keyboard.press("Control+Enter");
  await titled(page, TITLE.project);
  await page.keyboard.press("F6");
  await expect(page.getByRole("button", { name: "Continue" })).toBeFocused();
  await page.keyboard.press("F6");
  await expect(page.getByRole("navigation").locator(":focus")).toHaveCount(1);
  await page.keyboard.press("F6");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "Project" })).toBeFocused();
});

test("10,412 projects are searched by keys while few are drawn", async ({ page }) => {
  await start(page, { scenario: "many" });
  await page.getByLabel("Your organization").fill("contoso");
  await page.keyboard.press("Enter");
  await titled(page, TITLE.signIn);
  await page.getByLabel("Token", { exact: true }).fill("A".repeat(84));
  await page.keyboard.press("Enter");
  await titled(page, TITLE.project);
  await expect(page.getByRole("option").first()).toHaveAttribute("aria-setsize", "10412");
  await page.keyboard.press("/");
  const field = page.getByRole("combobox", { name: "Project" });
  for (const letter of "tailspin 104") {
    await field.pressSequentially(letter);
    expect(await page.getByRole("option").count()).toBeLessThan(40);
  }
  await expect(page.getByRole("option")).not.toHaveCount(0);
  for (const name of await page.getByRole("option").allTextContents()) expect(name).toMatch(/Tailspin .*104/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await titled(page, TITLE.feed);
});
