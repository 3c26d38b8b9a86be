// The texts of the window: every sentence that a person reads, by its id, in
// the language that is shown. No other module holds one.
export type { Parts, Variables } from "./catalogue";
export { clean, withoutIsolates } from "./clean";
export { dateLong, dateShort, day, dayAndTime, duration, list, number, timeOfDay, when, type Moment } from "./format";
export type { TextId } from "./ids";
export { availableLocales, languageTag, negotiate, OWN_NAMES, type Locale } from "./locales";
export { attribute, direction, hasText, locale, parts, plainText, showLocale, text } from "./shown.svelte";
