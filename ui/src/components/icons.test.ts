import { expect, test } from "vitest";
import symbols from "./Symbols.svelte?raw";
import { ICONS, MIRRORED } from "./icons";

test("every name has its drawing, and every drawing its name", () => {
  const drawn = [...symbols.matchAll(/<symbol id="icon-([\w-]+)"/g)].map((found) => found[1]);
  expect(drawn).toEqual([...ICONS]);
  expect([...MIRRORED].every((name) => ICONS.includes(name))).toBe(true);
});
