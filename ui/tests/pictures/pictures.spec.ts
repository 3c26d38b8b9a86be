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
