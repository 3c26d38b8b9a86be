// Durations, dates and numbers, as each language writes them.
import { afterEach, describe, expect, it } from "vitest";
import { dateLong, dateShort, day, dayAndTime, duration, list, number, showLocale, timeOfDay, when, type Locale } from "../index";

const at = (day: number, hour = 9): Date => new Date(2027, 1, day, hour, 41);
const now = at(20, 12);

async function shown(locale: Locale): Promise<string[]> {
  await showLocale(locale);
  return [
    [6, 1400, 125_000].map(duration).join(" · "),
    [dateLong(at(18)), dateShort(at(18)), timeOfDay(at(18))].join(" · "),
    [20, 19, 18].map((each) => dayAndTime(at(each), now)).join(" · "),
    [20, 19, 18].map((each) => day(at(each), now)).join(" · "),
    [20, 19, 18].map((each) => when(at(each), now)).join(" · "),
    `${number(10_412)} · ${list(["a", "b", "c"])}`,
  ];
}

afterEach(() => showLocale("en"));

describe("duration", () => {
  const check = (milliseconds: number, expected: string): void => expect(duration(milliseconds)).toBe(expected);

  it("has a unit for each size", () => {
    check(0, "0 ms");
    check(999.4, "999 ms");
    check(999.6, "1.0 s");
    check(3049, "3.0 s");
    check(59_940, "59.9 s");
    check(59_960, "1 min 0 s");
    check(125_000, "2 min 5 s");
    check(-5, "0 ms");
  });
});

describe("dates", () => {
  it("show what they cannot read as it is", () => {
    expect(dateLong("soon")).toBe("soon");
  });

  it("count days of the calendar", () => {
    expect(dayAndTime(new Date(2027, 1, 19, 23, 59), new Date(2027, 1, 20, 0, 1))).toBe("Yesterday 23:59");
    expect(day(new Date(2025, 10, 18), now)).toBe("18 November 2025");
  });
});

describe("each language", () => {
  it.each(["en", "de", "fr", "es", "ja", "zh-Hans"] as const)("writes durations and dates its way: %s", async (locale) => {
    expect(await shown(locale)).toMatchSnapshot();
  });
});
