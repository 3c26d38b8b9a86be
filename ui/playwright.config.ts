// Browser tests of the fake build, under the window's content security policy.
// Uses a Chromium that is already installed and downloads none.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** FEEDWRIGHT_CHROMIUM, or the first browser of the search path. */
function installed(): string {
  const { FEEDWRIGHT_CHROMIUM, PATH = "" } = process.env;
  if (FEEDWRIGHT_CHROMIUM) return FEEDWRIGHT_CHROMIUM;
  const found = PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);
  if (!found) throw new Error(`None of ${NAMES.join(", ")} is installed. Set FEEDWRIGHT_CHROMIUM to a browser's program.`);
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const port = Number(process.env.FEEDWRIGHT_UI_PORT ?? 5184);
/** Where the fake build is, beside this file. */
const dist = process.env.FEEDWRIGHT_UI_DIST ?? "dist-fake";

export default defineConfig({
  testDir: "tests",
  outputDir: process.env.FEEDWRIGHT_UI_RESULTS ?? "test-results",
  snapshotPathTemplate: "{testDir}/trees/{arg}{ext}",
  projects: [
    { name: "tests", testIgnore: "pictures/**" },
    { name: "pictures", testMatch: "pictures/**/*.spec.ts", timeout: 120_000 },
  ],
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // In a log, what failed stands whole at the end and not among hundreds of lines.
  reporter: process.env.CI ? "dot" : "line",
  // Nothing is measured by these: they only end what hangs, also on a computer
  // that builds at the same time.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A browser that was held up for once costs nobody a whole run; the closing
  // lines name it as flaky.
  retries: process.env.CI ? 1 : 0,
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1080, height: 720 },
    actionTimeout: 15_000,
    locale: "en-GB",
    timezoneId: "UTC",
    launchOptions: { executablePath: installed() },
  },
  webServer: {
    command: `npx vite preview --mode fake --outDir ${dist} --host 127.0.0.1 --port ${port}`,
    url: `http://127.0.0.1:${port}/gallery.html`,
    reuseExistingServer: false,
  },
});
