// Which language a person gets.
import { describe, expect, it } from "vitest";
import { availableLocales, languageTag, negotiate } from "../index";

describe("negotiate", () => {
  const check = (wanted: string[], setting: string | null, expected: string): void =>
    expect(negotiate(wanted, setting, false), `${wanted.join()} ${setting}`).toBe(expected);

  it("takes the first wanted language that there is", () => {
    check(["de-AT", "en"], null, "de");
    check(["it-IT", "fr-CA"], null, "fr");
    check(["pt-BR"], null, "en");
    check([], null, "en");
    check(["en-US", "de"], null, "en");
  });

  it("tells the two ways to write Chinese apart", () => {
    check(["zh-CN"], null, "zh-Hans");
    check(["zh"], null, "zh-Hans");
    check(["zh-SG", "en"], null, "zh-Hans");
    check(["zh-TW", "ja"], null, "ja");
    check(["zh-Hant-HK"], null, "en");
  });

  it("lets the setting go first, if it names a language", () => {
    check(["de"], "ja", "ja");
    check(["de"], "tlh", "de");
    check(["de"], "not a tag", "de");
  });

  it("understands the environment's way to write tags", () => {
    check(["es_MX"], null, "es");
    check(["C", "POSIX"], null, "en");
  });

  it("offers the pseudo-locales to tests alone", () => {
    expect(negotiate([], "en-x-pseudo", true)).toBe("en-x-pseudo");
    check([], "en-x-pseudo", "en");
    expect(availableLocales(false)).toEqual(["en", "de", "fr", "es", "ja", "zh-Hans"]);
    expect(languageTag("ar-x-pseudo")).toBe("en");
  });
});
