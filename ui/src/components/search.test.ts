import { describe, expect, test } from "vitest";
import { found, pieces, searchable } from "./search";

const names = ["Alpha", "Prefab Housing", "Fabrikam", "Fabrikam Fiber", "Café Zürich", "日本語 プロジェクト", "fab"];
const list = searchable(names.map((name) => ({ name })));

describe("found", () => {
  const check = (query: string, expected: string[]): void => {
    test(`"${query}"`, () => expect(found(list, query).map((item) => item.name)).toEqual(expected));
  };
  check("", names);
  check("   ", names);
  check("fab", ["Fabrikam", "Fabrikam Fiber", "fab", "Prefab Housing"]);
  check("FAB", ["Fabrikam", "Fabrikam Fiber", "fab", "Prefab Housing"]);
  check("fiber fab", ["Fabrikam Fiber"]);
  check("cafe zur", ["Café Zürich"]);
  check("CAFÉ", ["Café Zürich"]);
  check("日本", ["日本語 プロジェクト"]);
  check("nothing", []);
  check("(.*)", []);
});

describe("pieces", () => {
  const check = (name: string, query: string, expected: string): void => {
    test(`"${query}" in "${name}"`, () => {
      const written = pieces(name, query).map(({ text, match }) => (match ? `[${text}]` : text));
      expect(written.join("")).toBe(expected);
    });
  };
  check("Fabrikam", "", "Fabrikam");
  check("Fabrikam", "fab", "[Fab]rikam");
  check("Prefab Housing", "FAB", "Pre[fab] Housing");
  check("Fabrikam Fiber", "fiber fab", "[Fab]rikam [Fiber]");
  check("Café Zürich", "cafe", "[Café] Zürich");
  check("Cafe\u0301 Zürich", "cafe z", "[Cafe]\u0301 [Z]ürich");
  check("ﬁle", "fi", "[ﬁ]le");
  check("a😀b", "😀", "a[😀]b");
});
