// The way of the Tab key through the page: where it stops, whether each stop is
// seen, and what it never reaches.
import type { Page } from "@playwright/test";

/** One stop. */
export interface Stop {
  /** The element's place among all that can take the focus. */
  index: number;
  /** What a person would call it. */
  name: string;
  /** What is wrong with how its focus is shown. */
  faults: string[];
}

/** Everything that Tab should reach, in the order of reading. */
export function reachable(page: Page): Promise<string[]> {
  return page.evaluate(() => window.feedwrightTab.expected().map((element) => window.feedwrightTab.nameOf(element)));
}

/** The stops of one whole round. */
export async function round(page: Page, key: "Tab" | "Shift+Tab"): Promise<Stop[]> {
  const stops: Stop[] = [];
  const most = (await reachable(page)).length + 10;
  let outside = 0;
  for (let press = 0; press <= most; press += 1) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(() => window.feedwrightTab.here());
    // The end of the page: the browser's own controls follow.
    if (!stop) outside += 1;
    else if (stops.some(({ index }) => index === stop.index)) break;
    else stops.push(stop);
    if (outside > 2) break;
  }
  const first = stops.findIndex(({ index }) => index === Math[key === "Tab" ? "min" : "max"](...stops.map((stop) => stop.index)));
  return [...stops.slice(first), ...stops.slice(0, first)];
}

/** Gives the page what the functions above ask it. */
export function prepare(page: Page): Promise<void> {
  return page.evaluate(() => {
    const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
    const covering = (): ParentNode => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') ?? document;

    const isShown = (element: HTMLElement): boolean =>
      element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible" && !element.closest("[inert]");

    /** Of radio buttons of one name only the chosen one is a stop, or the first. */
    const isStop = (element: HTMLElement): boolean => {
      if (!(element instanceof HTMLInputElement) || element.type !== "radio" || element.name === "") return true;
      const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(element.name)}"]`)];
      return element === (group.find(({ checked }) => checked) ?? group[0]);
    };

    const all = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(FOCUSABLE)];
    const expected = (): HTMLElement[] =>
      [...covering().querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
        (element) => element.tabIndex >= 0 && !element.matches(":disabled, [data-focus-guard], [aria-hidden=true]") && isShown(element) && isStop(element),
      );

    const nameOf = (element: HTMLElement): string => {
      const label = element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
      return `${element.getAttribute("role") ?? element.tagName.toLowerCase()} ${(label ?? "").trim().replace(/\s+/g, " ").slice(0, 60)}`;
    };

    /** The outline that shows the focus: on the element, or on what it stands in. */
    const ringOf = (element: HTMLElement): { box: DOMRect; grown: number; on: HTMLElement } | undefined => {
      const drawn = ({ outlineStyle, outlineWidth, outlineOffset, outlineColor }: CSSStyleDeclaration): number | undefined =>
        outlineStyle === "none" || parseFloat(outlineWidth) < 2 || outlineColor === "rgba(0, 0, 0, 0)"
          ? undefined
          : parseFloat(outlineWidth) + parseFloat(outlineOffset);
      // A button that is a whole card shows it around the card.
      const over = element.offsetParent as HTMLElement | null;
      const around = drawn(getComputedStyle(element, "::after"));
      if (around !== undefined && over) return { box: over.getBoundingClientRect(), grown: around, on: over };
      for (let on: HTMLElement | null = element, up = 0; on && up < 5; on = on.parentElement, up += 1) {
        const grown = drawn(getComputedStyle(on));
        if (grown !== undefined) return { box: on.getBoundingClientRect(), grown, on };
      }
      return undefined;
    };

    const faultsOf = (element: HTMLElement): string[] => {
      const ring = ringOf(element);
      if (!ring) return ["its focus is not shown"];
      const { box, on } = ring;
      const grown = Math.max(0, ring.grown);
      const [left, top, right, bottom] = [box.left - grown, box.top - grown, box.right + grown, box.bottom + grown];
      const faults: string[] = [];
      const SLACK = 1;
      if (left < -SLACK || right > innerWidth + SLACK) faults.push("its focus leaves the window sideways");
      for (let around = on.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const clip = around.getBoundingClientRect();
        const name = `${around.tagName.toLowerCase()}.${around.className.toString().split(" ")[0] ?? ""}`;
        if (overflowX !== "visible" && (left < clip.left - SLACK || right > clip.right + SLACK)) faults.push(`its focus is cut at the side by ${name}`);
        // What is higher than its surroundings can only be seen in part.
        const fits = bottom - top <= clip.height;
        if (overflowY !== "visible" && fits && (top < clip.top - SLACK || bottom > clip.bottom + SLACK)) faults.push(`its focus is cut above or below by ${name}`);
      }
      return faults;
    };

    const here = (): Stop | undefined => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body || element === document.documentElement) return undefined;
      return { index: all().indexOf(element), name: nameOf(element), faults: faultsOf(element) };
    };
    window.feedwrightTab = { expected, nameOf, here };
  });
}

declare global {
  interface Window {
    feedwrightTab: {
      expected(): HTMLElement[];
      nameOf(element: HTMLElement): string;
      here(): Stop | undefined;
    };
  }
}
