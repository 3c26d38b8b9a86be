// What is wrong with how the page lies in the window.
import type { Page } from "@playwright/test";

/** Elements that leave the window at a side, and boxes that would scroll sideways. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const of = (element: Element): string => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
    if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || element.closest("svg, .hide-visually") || isCutOnPurpose(element)) continue;
      if (box.right > innerWidth + 1 || box.left < -1) faults.push(`outside: ${of(element)}`);
      const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
      if (scrolls && element.scrollWidth > element.clientWidth + 1) faults.push(`scrolls sideways: ${of(element)}`);
    }
    return faults;

    /** Inside something that ends in "…" nothing can be seen outside it. */
    function isCutOnPurpose(element: Element): boolean {
      const around = element.parentElement?.closest<HTMLElement>("[title], .answer");
      return around ? getComputedStyle(around).textOverflow === "ellipsis" : false;
    }
  });
}

/** Texts of which a part cannot be read, other than those that end in "…" on purpose. */
export function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "");
      const style = getComputedStyle(element);
      if (!own || style.display === "inline" || element.closest("svg, .hide-visually, .visually-hidden") || element.clientWidth <= 1) continue;
      const words = `${element.className}: ${element.textContent!.trim().replace(/\s+/g, " ").slice(0, 80)}`;
      if (style.textOverflow === "ellipsis" && style.overflowX !== "visible") {
        if (element.scrollWidth > element.clientWidth && !element.closest("[title]")) faults.push(`ends in … without its whole text: ${words}`);
        continue;
      }
      if (element.scrollWidth > element.clientWidth + 1) faults.push(`too wide: ${words}`);
      if (style.overflowY !== "visible" && style.overflowY !== "auto" && element.scrollHeight > element.clientHeight + 1) faults.push(`too high: ${words}`);
    }
    return faults;
  });
}
