// The gallery's pages, and what the last press in them did.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./page";

/** Opens a page of the gallery; flags as "review/dark/rtl". */
export async function open(page: Page, flags: string): Promise<void> {
  await page.goto(`/gallery.html#${flags}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

/** What the last press did. */
export const done = (page: Page): Locator => page.getByTestId("done");
