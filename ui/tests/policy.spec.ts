import { windowPolicy } from "../build/content-security-policy.ts";
import { expect, test } from "./page";

for (const path of ["fake.html", "gallery.html"]) {
  test(`${path} runs under the window's policy`, async ({ page }) => {
    const answer = await page.goto(`/${path}`);
    expect(answer?.headers()["content-security-policy"]).toBe(windowPolicy());
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  });
}

test("the policy stops inline scripts, inline styles and eval", async ({ page, complaints }) => {
  await page.goto("/gallery.html");
  const stopped = await page.evaluate(() => {
    const breaches: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => breaches.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "document.title = 'inline'";
    document.body.append(script);
    document.body.append(Object.assign(document.createElement("style"), { textContent: "body { color: red }" }));
    setTimeout("document.title = 'evaluated'");
    const settled = new Promise((resolve) => setTimeout(resolve, 50));
    return settled.then(() => breaches.sort());
  });
  expect(stopped).toEqual(["script-src", "script-src-elem", "style-src-elem"]);
  await expect(page).toHaveTitle("Feedwright");
  complaints.length = 0;
});

test("Object.prototype is frozen, as in the window", async ({ page }) => {
  await page.goto("/gallery.html");
  expect(await page.evaluate(() => Object.isFrozen(Object.prototype))).toBe(true);
});
