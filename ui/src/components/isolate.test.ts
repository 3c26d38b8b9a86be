import { describe, expect, test } from "vitest";
import { SHOWN_CHARACTERS, shownName, withoutMarks } from "./isolate";

describe("without marks", () => {
  const check = (name: string, expected: string): void => {
    test(JSON.stringify(name), () => expect(withoutMarks(name)).toBe(expected));
  };
  check("Fabrikam", "Fabrikam");
  check("Fab\u202ekirbaF\u202c", "FabkirbaF");
  check("a\u2066b\u2069c\u200e\u200f\u061cd", "abcd");
  check("red\u001b[31m bell\u0007 end", "red[31m bell end");
  check("two\r\nlines\tand\u2028more", "two lines and more");
  check("lone \ud83d surrogate", "lone  surrogate");
  check("\ufeffna\u00adme\u{e0041}", "name");
  check("می\u200cخواهم", "می\u200cخواهم");
  check("👩\u200d💻", "👩\u200d💻");
  check("<b>x</b>", "<b>x</b>");
});

describe("cut after 200 characters", () => {
  test("a short name stays whole", () => {
    expect(shownName("x".repeat(SHOWN_CHARACTERS))).toEqual({ shown: "x".repeat(SHOWN_CHARACTERS), whole: undefined });
  });

  test("a long one ends in dots and keeps the whole for the tooltip", () => {
    const name = "x".repeat(SHOWN_CHARACTERS + 1);
    expect(shownName(name)).toEqual({ shown: `${"x".repeat(SHOWN_CHARACTERS)}…`, whole: name });
  });

  test("no character is cut in two", () => {
    const family = "👩\u200d👩\u200d👧";
    const { shown } = shownName(family.repeat(SHOWN_CHARACTERS + 1));
    expect(shown).toBe(`${family.repeat(SHOWN_CHARACTERS)}…`);
  });

  test("two hundred characters of several units each are not cut", () => {
    const name = "👩‍💻".repeat(SHOWN_CHARACTERS);
    expect(shownName(name)).toEqual({ shown: name, whole: undefined });
  });

  test("one endless character does not fill the page", () => {
    expect(shownName(`a${"\u0301".repeat(100_000)}`).shown.length).toBeLessThan(100);
  });
});
