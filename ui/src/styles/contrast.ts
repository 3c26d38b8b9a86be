// The WCAG 2.2 contrast of colours, and the tokens of a style sheet by theme.
// Used by the test beside it; no part of the window.

/** The four looks of the window. */
export const THEMES = ["light", "dark", "light more", "dark more"] as const;
export type Theme = (typeof THEMES)[number];
export type Tokens = Record<string, string>;

/** Contrast of two colours written `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`"${colour}" is no #rrggbb colour.`);
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The tokens that hold in each theme, as the cascade gives them. */
export function tokensOf(sheet: string): Record<Theme, Tokens> {
  const light = block(sheet, ":root");
  const dark = { ...light, ...block(sheet, ':root[data-theme="dark"]') };
  const more = block(sheet, ':root[data-contrast="more"]');
  const darkMore = block(sheet, ':root[data-theme="dark"][data-contrast="more"]');
  return {
    light,
    dark,
    "light more": { ...light, ...more },
    "dark more": { ...dark, ...more, ...darkMore },
  };
}

function block(sheet: string, selector: string): Tokens {
  const start = sheet.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`The style sheet has no block ${selector}.`);
  const body = sheet.slice(start, sheet.indexOf("}", start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1], found[2]]));
}
