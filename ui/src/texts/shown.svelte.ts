// The language that is shown: the only state of the texts. Whatever reads it
// in markup or in a derived value is shown anew when it changes.
import { Catalogue, type Parts, type Variables } from "./catalogue";
import { withoutIsolates } from "./clean";
import englishSource from "./en";
import type { TextId } from "./ids";
import { directionOf, type Locale } from "./locales";

const english = new Catalogue("en", englishSource);

const SOURCES: Readonly<Record<Exclude<Locale, "en">, () => Promise<{ default: string }>>> = {
  de: () => import("./de"),
  fr: () => import("./fr"),
  es: () => import("./es"),
  ja: () => import("./ja"),
  "zh-Hans": () => import("./zh-Hans"),
  "en-x-pseudo": () => Promise.resolve({ default: englishSource }),
  "ar-x-pseudo": () => Promise.resolve({ default: englishSource }),
};

let shown = $state.raw(english);
/** The last wish, so that a slow load does not overtake a later one. */
let wish = 0;

/** Shows another language; until it is there, the one before stays. */
export async function showLocale(locale: Locale): Promise<void> {
  wish += 1;
  const mine = wish;
  const catalogue =
    locale === "en" ? english : new Catalogue(locale, (await SOURCES[locale]()).default, english);
  if (mine === wish) shown = catalogue;
}

/** The language that is shown. */
export function locale(): Locale {
  return shown.locale;
}

/** Where its lines begin, for `<html dir>`. */
export function direction(): "ltr" | "rtl" {
  return directionOf(shown.locale);
}

/** Whether there is such a message; ids that come from the core are asked first. */
export function hasText(id: string): id is TextId {
  return english.has(id);
}

/** A sentence, each variable in an isolate of its own. A message without one gives its id. */
export function text(id: TextId, variables: Variables = {}): string {
  return shown.format(id, null, variables) ?? id;
}

/** The same without isolates: for the window's title, the clipboard and sizes. */
export function plainText(id: TextId, variables: Variables = {}): string {
  return withoutIsolates(text(id, variables));
}

/** An attribute such as `lead` or `action`; null when the message has none. */
export function attribute(id: TextId, name: string, variables: Variables = {}): string | null {
  return shown.format(id, name, variables);
}

/** A message with its bold first sentence and its button's label. */
export function parts(id: TextId, variables: Variables = {}): Parts {
  return shown.parts(id, variables);
}
