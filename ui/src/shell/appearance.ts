// Theme and contrast as attributes on <html>: from the system and the setting
// "Appearance", before the first paint and on every change. Text size as the
// page's zoom. Knows no component and keeps no setting.

/** What the setting says; "system" leaves it to the system. */
export interface Appearance {
  theme: "system" | "light" | "dark";
  contrast: "system" | "normal" | "more";
}

/** What the attributes on `<html>` say. */
export interface Shown {
  theme: "light" | "dark";
  contrast: "normal" | "more";
}

/** What the system prefers. */
export interface SystemPreference {
  dark: boolean;
  moreContrast: boolean;
}

/** The setting where it has an opinion, the system where not. */
export function resolve(setting: Appearance, system: SystemPreference): Shown {
  return {
    theme: setting.theme === "system" ? (system.dark ? "dark" : "light") : setting.theme,
    contrast:
      setting.contrast === "system" ? (system.moreContrast ? "more" : "normal") : setting.contrast,
  };
}

const DARK = "(prefers-color-scheme: dark)";
const MORE = "(prefers-contrast: more)";

let setting: Appearance = { theme: "system", contrast: "system" };

/** Sets the attributes now and whenever the system changes. Call it once, before mounting. */
export function followSystem(): void {
  for (const query of [DARK, MORE]) matchMedia(query).addEventListener("change", show);
  show();
}

/** The setting "Appearance" was read or changed. */
export function overrideAppearance(next: Appearance): void {
  setting = next;
  show();
}

function show(): void {
  const system = { dark: matchMedia(DARK).matches, moreContrast: matchMedia(MORE).matches };
  const { theme, contrast } = resolve(setting, system);
  const { dataset } = document.documentElement;
  dataset.theme = theme;
  if (contrast === "more") dataset.contrast = "more";
  else delete dataset.contrast;
}

/** The text sizes that the keys go through, in per cent. */
export const TEXT_SIZES: readonly number[] = [80, 90, 100, 110, 125, 150, 175, 200];

/** The next text size in a direction; stays at the ends. A size between two steps goes to the nearer one in that direction. */
export function nextTextSize(current: number, direction: "larger" | "smaller"): number {
  const candidates =
    direction === "larger"
      ? TEXT_SIZES.filter((size) => size > current)
      : TEXT_SIZES.filter((size) => size < current).reverse();
  return candidates[0] ?? (direction === "larger" ? 200 : 80);
}

/** Sets the page's zoom; the window gives one that zooms the web view, so that breakpoints follow. */
export type Zoom = (factor: number) => void;

/** Shows text at this many per cent. Without a web view to zoom, only the root's font size grows. */
export function applyTextSize(percent: number, zoom?: Zoom): void {
  const size = Math.min(200, Math.max(80, percent));
  if (zoom) zoom(size / 100);
  else document.documentElement.style.fontSize = size === 100 ? "" : `${size}%`;
}
