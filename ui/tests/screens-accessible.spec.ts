// Every screen as assistive technology meets it: no rule of WCAG 2.2 AA broken
// in any look, and the tree of roles and names as it was reviewed.
import { look, LOOKS, violations } from "./axe";
import { expect, test } from "./page";
import { SCREENS, visit } from "./screens";
import { start } from "./visit";

for (const screen of SCREENS) {
  test(`${screen.name} breaks no rule, and its tree is as reviewed`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await visit(page, screen);
    await expect.soft(page.locator("body")).toMatchAriaSnapshot({ name: `${screen.name}.aria.yml` });
    for (const [name, wanted] of Object.entries(LOOKS)) {
      await look(page, wanted);
      expect.soft(await violations(page, name === "light" ? "all" : "colours"), name).toEqual([]);
    }
  });
}

test("a fault that is planted is seen", async ({ page }) => {
  await start(page);
  await page.evaluate(() => {
    document.querySelector("main h1")!.insertAdjacentHTML("afterend", "<button></button><p class='planted'>Pale</p>");
    const pale = document.querySelector<HTMLElement>(".planted")!;
    pale.style.color = "#bbb";
  });
  const found = (await violations(page)).map((line) => line.split(":")[0]);
  expect(found.sort()).toEqual(["button-name", "color-contrast"]);
});
