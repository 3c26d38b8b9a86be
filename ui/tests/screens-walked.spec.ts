// Every screen walked by the Tab key alone, and laid out in small windows.
import { settled } from "./axe";
import { cut, sideways } from "./layout";
import { expect, test } from "./page";
import { SCREENS, visit } from "./screens";
import { prepare, reachable, round } from "./tab";
import { start } from "./visit";

/** 800 × 600, the same at 200 % text, 640 × 480 at 200 %, and the smallest of WCAG 1.4.10. */
const WINDOWS = [[800, 600], [400, 300], [320, 256], [320, 240]] as const;

for (const screen of SCREENS) {
  test(`${screen.name} is walked by Tab, and fits small windows and longer words`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await visit(page, screen);
    await prepare(page);
    const wanted = await reachable(page);
    const forward = await round(page, "Tab");
    expect.soft(forward.map(({ name }) => name), "by Tab").toEqual(wanted);
    expect.soft(forward.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
    const back = await round(page, "Shift+Tab");
    expect.soft(back.map(({ name }) => name).reverse(), "by Shift+Tab").toEqual(wanted);

    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({ width, height });
      await settled(page);
      expect.soft([...(await sideways(page)), ...(await cut(page))], `${width} × ${height}`).toEqual([]);
    }
    for (const locale of ["en-x-pseudo", "ar-x-pseudo"]) {
      await page.evaluate((wanted) => window.feedwrightLocale(wanted), locale);
      for (const [width, height] of [[900, 600], [320, 256]] as const) {
        await page.setViewportSize({ width, height });
        await settled(page);
        expect.soft([...(await sideways(page)), ...(await cut(page))], `${locale} at ${width} × ${height}`).toEqual([]);
      }
    }
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  });
}

test("faults that are planted are seen", async ({ page }) => {
  await start(page);
  await prepare(page);
  await page.evaluate(() => {
    const planted = document.createElement("div");
    planted.innerHTML = "<button class='planted'>Unseen</button><p class='planted'>Unbreakable</p>";
    document.querySelector("main h1")!.after(planted);
    const [button, text] = planted.querySelectorAll<HTMLElement>(".planted");
    button!.style.outline = "none";
    text!.style.cssText = "inline-size: 2em; overflow: hidden";
  });
  const stops = await round(page, "Tab");
  expect(stops.find(({ name }) => name === "button Unseen")?.faults).toEqual(["its focus is not shown"]);
  expect(await cut(page)).toEqual(["too wide: planted: Unbreakable"]);
  await page.evaluate(() => document.querySelector<HTMLElement>("p.planted")!.style.setProperty("inline-size", "2000px"));
  expect(await sideways(page)).not.toEqual([]);
});
