// Durations, dates and numbers in the language that is shown, in the system's
// time zone. Times are given as milliseconds since 1970 or as RFC 3339.
import { FluentNumber } from "@fluent/bundle";
import { withoutIsolates } from "./clean";
import { formatTag } from "./locales";
import { locale, text } from "./shown.svelte";

/** A point in time: a date, milliseconds since 1970, or RFC 3339. */
export type Moment = Date | number | string;

const MINUTE = 60;

/** "6 ms", "1.4 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  const tenths = Math.round(whole / 100) / 10;
  if (whole < 1000) return withoutIsolates(text("duration-milliseconds", { n: whole }));
  if (tenths < MINUTE) {
    const n = new FluentNumber(tenths, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return withoutIsolates(text("duration-seconds", { n }));
  }
  const seconds = Math.round(whole / 1000);
  const variables = { minutes: Math.floor(seconds / MINUTE), seconds: seconds % MINUTE };
  return withoutIsolates(text("duration-minutes", variables));
}

/** "20 February 2027". */
export function dateLong(moment: Moment): string {
  return formatted(moment, { dateStyle: "long" });
}

/** "20 Feb 2027", for tables. */
export function dateShort(moment: Moment): string {
  return formatted(moment, { dateStyle: "medium" });
}

/** "09:41". */
export function timeOfDay(moment: Moment): string {
  return formatted(moment, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "Today 09:41", "Yesterday 09:41", "20 Feb 2027 09:41": in lists. */
export function dayAndTime(moment: Moment, now: Moment = Date.now()): string {
  const time = timeOfDay(moment);
  switch (daysBetween(moment, now)) {
    case 0:
      return withoutIsolates(text("moment-today", { time }));
    case 1:
      return withoutIsolates(text("moment-yesterday", { time }));
    default:
      return withoutIsolates(text("moment-date", { date: dateShort(moment), time }));
  }
}

/** "Today", "Yesterday", "18 November", "18 November 2025": above a day's rows. */
export function day(moment: Moment, now: Moment = Date.now()): string {
  const away = daysBetween(moment, now);
  if (away === 0) return text("day-today");
  if (away === 1) return text("day-yesterday");
  const sameYear = dateOf(moment).getFullYear() === dateOf(now).getFullYear();
  return sameYear ? formatted(moment, { day: "numeric", month: "long" }) : dateLong(moment);
}

/** "today at 09:41", "on 20 February 2027 at 09:41": within a sentence. */
export function when(moment: Moment, now: Moment = Date.now()): string {
  const time = timeOfDay(moment);
  switch (daysBetween(moment, now)) {
    case 0:
      return withoutIsolates(text("when-today", { time }));
    case 1:
      return withoutIsolates(text("when-yesterday", { time }));
    default:
      return withoutIsolates(text("when-date", { date: dateLong(moment), time }));
  }
}

/** "10,412". */
export function number(value: number): string {
  return new Intl.NumberFormat(formatTag(locale())).format(value);
}

/** Names in a sentence: "a, b and c". */
export function list(names: readonly string[]): string {
  return new Intl.ListFormat(formatTag(locale()), { type: "conjunction" }).format(names);
}

function formatted(moment: Moment, options: Intl.DateTimeFormatOptions): string {
  const date = dateOf(moment);
  if (Number.isNaN(date.getTime())) return String(moment);
  return new Intl.DateTimeFormat(formatTag(locale()), options).format(date);
}

function dateOf(moment: Moment): Date {
  return moment instanceof Date ? moment : new Date(moment);
}

/** Days of the calendar, not spans of 24 hours. */
function daysBetween(moment: Moment, now: Moment): number {
  const [from, to] = [dateOf(moment), dateOf(now)];
  const day = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return (day(to) - day(from)) / 86_400_000;
}
