// How texts come out: isolates, plural forms, fallback, names that mean harm,
// and the pseudo-locales.
import { afterEach, describe, expect, it, vi } from "vitest";
import { Catalogue } from "../catalogue";
import { clean } from "../clean";
import { attribute, direction, hasText, locale, parts, plainText, showLocale, text } from "../index";
import { made, messagesOf, sourceOf } from "./sources";

afterEach(() => showLocale("en"));

describe("text", () => {
  it("puts each variable into an isolate", () => {
    expect(text("step-place", { name: "Feed", number: 3 })).toBe("\u2068Feed\u2069, step \u20683\u2069 of 7");
    expect(plainText("step-place", { name: "Feed", number: 3 })).toBe("Feed, step 3 of 7");
  });

  it("chooses plural forms and groups digits", () => {
    expect(plainText("review-action", { count: 1 })).toBe("Make 1 change");
    expect(plainText("review-action", { count: 5 })).toBe("Make 5 changes");
    expect(plainText("project-search", { count: 10412 })).toBe("Search 10,412 projects");
    expect(plainText("doctor-title-both", { problems: 1, soon: 2 })).toBe("One problem, and 2 things to do soon");
  });

  it("gives the parts of a message", () => {
    expect(parts("error-keychain-locked")).toEqual({
      lead: "The keychain is locked.",
      text: "Unlock it, and Feedwright goes on from here. Your answers are kept.",
      action: "Unlock",
    });
    expect(attribute("action-back", "action")).toBeNull();
  });

  it("knows which ids there are", () => {
    expect(hasText("error-feed-name-taken")).toBe(true);
    expect(hasText("error-of-another-time")).toBe(false);
  });

  it("lets a name do no harm to the sentence around it", () => {
    expect(plainText("set-up-title", { feed: "a\u202eb\u0007c\nd" })).toBe("Setting up ab c d");
    expect(text("set-up-title", { feed: "a\u2069b" })).toBe("Setting up \u2068ab\u2069");
    expect(text("set-up-title", { feed: "<img src=x>" })).toBe("Setting up \u2068<img src=x>\u2069");
  });
});

describe("clean", () => {
  it("keeps isolates that are closed", () => {
    expect(clean("in \u2068x\u2069")).toBe("in \u2068x\u2069");
  });

  it("drops isolates that reach out", () => {
    expect(clean("\u2069x\u2066")).toBe("x");
    expect(clean("\u2067x")).toBe("x");
  });
});

describe("another language", () => {
  it("is shown once it is loaded", async () => {
    await showLocale("de");
    expect(locale()).toBe("de");
    expect(text("action-back")).not.toBe("Back");
    expect(plainText("project-search", { count: 10412 })).toContain("10.412");
  });

  it("gives way to a later wish", async () => {
    const first = showLocale("ja");
    const second = showLocale("en");
    await Promise.all([first, second]);
    expect(locale()).toBe("en");
  });

  it("falls back to English, part by part", () => {
    const behind = new Catalogue("en", "a = All\nb = More\n    .lead = First.\n");
    const catalogue = new Catalogue("de", "b = Mehr\n", behind);
    expect(catalogue.format("a", null, {})).toBe("All");
    expect(catalogue.parts("b", {})).toEqual({ lead: "First.", text: "Mehr", action: null });
    expect(catalogue.format("c", null, {})).toBeNull();
  });

  it("tells developers of a variable that is not given", () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(plainText("set-up-title")).toBe("Setting up {$feed}");
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});

describe("pseudo-locales", () => {
  it("make English longer by a third, and keep the variables", async () => {
    await showLocale("en-x-pseudo");
    expect(plainText("set-up-title", { feed: "crates-mirror" })).toMatch(/^\[Ş.+ crates-mirror\]$/);
    const english = new Catalogue("en", sourceOf("en"));
    const pseudo = new Catalogue("en-x-pseudo", sourceOf("en"));
    const still = [...messagesOf("en")].filter(([, message]) => made(message).references["value"]?.length === 0);
    const length = (catalogue: Catalogue): number =>
      still.reduce((sum, [id]) => sum + (catalogue.format(id, null, {})?.length ?? 0), 0);
    const factor = length(pseudo) / length(english);
    expect(factor).toBeGreaterThan(1.3);
    expect(factor).toBeLessThan(1.45);
  });

  it("run from right to left", async () => {
    await showLocale("ar-x-pseudo");
    expect(direction()).toBe("rtl");
    expect(text("set-up-title", { feed: "x" })).toBe("\u202eSetting up \u202c\u2068x\u2069");
  });
});
