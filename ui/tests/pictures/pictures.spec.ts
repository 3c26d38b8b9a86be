// Pictures of every screen, for looking at: `npm run screens`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { settled } from "../axe";
import { test } from "../page";
import { SCREENS, visit } from "../screens";

const FOLDER = process.env.FEEDWRIGHT_SCREENS ?? "pictures";
mkdirSync(FOLDER, { recursive: true });

for (const screen of SCREENS) {
  test(screen.name, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width: 900, height: 600 });
    await visit(page, screen);
    await page.mouse.move(0, 0);
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      for (const [width, height] of [[900, 600], [1280, 800]] as const) {
        await page.setViewportSize({ width, height });
        await settled(page);
        await page.screenshot({ path: join(FOLDER, `${screen.name}-${theme}-${width}.png`) });
      }
    }
  });
}

/** A few of them as other people see them. */
const CHOSEN = ["welcome", "sign-in-browser-waiting", "sign-in-code-waiting", "no-keychain", "feed-create", "computer-store", "review", "done", "accounts-ending", "doctor-problems", "settings-wrong-client"];

for (const screen of SCREENS.filter(({ name }) => CHOSEN.includes(name))) {
  test(`${screen.name} in other looks`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width: 900, height: 600 });
    await visit(page, screen);
    await page.mouse.move(0, 0);
    const picture = async (look: string): Promise<void> => {
      await settled(page);
      await page.screenshot({ path: join(FOLDER, `${screen.name}-${look}.png`) });
    };
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, contrast: "more" });
      await picture(`${colorScheme}-900-contrast`);
    }
    await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
    for (const [look, locale] of [["longer", "en-x-pseudo"], ["rtl", "ar-x-pseudo"]] as const) {
      await page.evaluate((wanted) => window.feedwrightLocale(wanted), locale);
      await picture(`light-900-${look}`);
    }
    await page.evaluate(() => window.feedwrightLocale("en"));
    // 800 × 600 at 200 %.
    await page.setViewportSize({ width: 400, height: 300 });
    await picture("light-800-text200");
  });
}
