// The regions of the window, for F6: the rail, the content, the action bar. A
// region is marked with `data-region`; what takes the focus with `data-region-focus`.

const FOCUSABLE = 'a[href], button, input, select, [tabindex]:not([tabindex="-1"])';

/** Puts the focus into the next or previous region that is shown. */
export function moveToRegion(direction: 1 | -1, page: ParentNode = document): void {
  const regions = [...page.querySelectorAll<HTMLElement>("[data-region]")].filter(isShown);
  if (regions.length === 0) return;
  const now = regions.findIndex((region) => region.contains(document.activeElement));
  for (let step = 1; step <= regions.length; step += 1) {
    const index = (Math.max(now, 0) + direction * step + regions.length * 2) % regions.length;
    const entrance = entranceOf(regions[now < 0 ? step - 1 : index]!);
    if (entrance) {
      entrance.focus();
      return;
    }
  }
}

function entranceOf(region: HTMLElement): HTMLElement | undefined {
  const marked = region.querySelector<HTMLElement>("[data-region-focus], [data-title], [data-primary]");
  if (marked && isShown(marked)) return marked;
  return [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.tabIndex >= 0 && isShown(element));
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
