// Which languages there are, and which one a person gets. It knows nothing of
// the texts themselves.

/** The languages that are complete. */
export const LANGUAGES = ["en", "de", "fr", "es", "ja", "zh-Hans"] as const;
/** English made longer, and English from right to left: for tests only. */
export const PSEUDO = ["en-x-pseudo", "ar-x-pseudo"] as const;

/** A language that the window can show. */
export type Locale = (typeof LANGUAGES)[number] | (typeof PSEUDO)[number];

/** The built window offers no pseudo-locale; the fake one and tests do. */
const WITH_PSEUDO = import.meta.env.MODE !== "production";

/** How each language calls itself. */
export const OWN_NAMES: Readonly<Record<Locale, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  ja: "日本語",
  "zh-Hans": "简体中文",
  "en-x-pseudo": "[Ƥşéúđö]",
  "ar-x-pseudo": "[Pseudo, right to left]",
};

/** Every language of this build, in the order of the setting. */
export function availableLocales(withPseudo: boolean = WITH_PSEUDO): readonly Locale[] {
  return withPseudo ? [...LANGUAGES, ...PSEUDO] : LANGUAGES;
}

/**
 * The language to show: the one that is set, else the first wanted one that
 * there is, else English.
 */
export function negotiate(
  wanted: readonly string[],
  setting: string | null = null,
  withPseudo: boolean = WITH_PSEUDO,
): Locale {
  for (const tag of setting === null ? wanted : [setting, ...wanted]) {
    const found = closest(tag, availableLocales(withPseudo));
    if (found !== null) return found;
  }
  return "en";
}

function closest(tag: string, available: readonly Locale[]): Locale | null {
  const exact = available.find((locale) => locale.toLowerCase() === tag.toLowerCase());
  if (exact !== undefined) return exact;
  const asked = likely(tag);
  if (asked === null) return null;
  const found = LANGUAGES.find((locale) => {
    const offered = likely(locale);
    return offered?.language === asked.language && offered.script === asked.script;
  });
  return found ?? null;
}

/** Traditional Chinese is not served by Simplified: the script counts. */
function likely(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).maximize();
  } catch {
    return null;
  }
}

/** Where lines of this language begin. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ar-x-pseudo" ? "rtl" : "ltr";
}

/** The tag for `<html lang>`, and for plural forms. */
export function languageTag(locale: Locale): string {
  return (PSEUDO as readonly string[]).includes(locale) ? "en" : locale;
}

/** The tag for numbers and dates: English writes "20 February 2027". */
export function formatTag(locale: Locale): string {
  const language = languageTag(locale);
  return language === "en" ? "en-GB" : language;
}
