// What no file of the window may do.
import { describe, expect, test } from "vitest";
import { imports, reached, sources } from "./sources";

const LONGEST_FILE = 400;
const all = sources();
const markup = all.filter(({ path }) => path.endsWith(".svelte"));
const isOf = (path: string, ...folders: string[]): boolean => folders.some((folder) => path.startsWith(folder));

/** The paths of the files for which something holds. */
const paths = (files: typeof all, holds: (text: string) => boolean): string[] =>
  files.filter(({ text }) => holds(text)).map(({ path }) => path);

test("there is something to look at", () => {
  expect(markup.length).toBeGreaterThan(30);
});

test(`no file has more than ${LONGEST_FILE} lines`, () => {
  // The contract is generated.
  const written = all.filter(({ path }) => !isOf(path, "src/contract/"));
  expect(paths(written, (text) => text.split("\n").length - 1 > LONGEST_FILE)).toEqual([]);
});

test("markup is never made from a text", () => {
  // A test may plant what its own check must see.
  expect(paths(all.filter(({ path }) => isOf(path, "src/")), (text) => /\{@html|\.innerHTML|insertAdjacentHTML|document\.write/.test(text))).toEqual([]);
});

test("no style stands in markup, where the policy would stop it", () => {
  expect(paths(markup, (text) => /\sstyle="[^"{]/.test(text))).toEqual([]);
});

test("components take their colours from the tokens", () => {
  const colour = /#[0-9a-f]{3,8}\b(?=[^{]*;)|\brgba?\((?!0 0 0)|\bhsla?\(/i;
  const styles = markup.map(({ path, text }) => ({ path, text: /<style>[^]*<\/style>/.exec(text)?.[0] ?? "" }));
  expect(paths(styles, (text) => colour.test(text))).toEqual([]);
});

test("sides are named by the line's direction, so that right-to-left text mirrors them", () => {
  const physical = /(?:margin|padding|border)-(?:left|right)|^\s*(?:left|right|float):|(?:^|\s)(?:width|height):/m;
  const styles = markup.map(({ path, text }) => ({ path, text: /<style>[^]*<\/style>/.exec(text)?.[0] ?? "" }));
  expect(paths(styles, (text) => physical.test(text))).toEqual([]);
});

describe("the two backends", () => {
  test("Tauri is imported by one file", () => {
    const importing = all.filter(({ text }) => imports(text).some((name) => name.startsWith("@tauri-apps/")));
    expect(importing.map(({ path }) => path).filter((path) => path !== "src/backend/tauri.ts")).toEqual([]);
  });

  test("the window reaches nothing of the fake", () => {
    const files = reached("src/main.ts");
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((path) => isOf(path, "src/fake", "src/gallery", "src/backend/fake"))).toEqual([]);
  });

  test("the fake reaches nothing of Tauri", () => {
    expect(reached("src/fake.ts").filter((path) => path === "src/backend/tauri.ts" || path === "src/main.ts")).toEqual([]);
  });
});

test("imports are found in all their forms", () => {
  const text = [
    'import "./a.css";',
    'import { b } from "./b";',
    'import type { C } from "./c";',
    "import D, {",
    "  type E,",
    '} from "$d";',
    'export * from "./f";',
    'export { default as G } from "./G.svelte";',
    'export type { H } from "./h";',
    'const i = import("./i");',
  ].join("\n");
  expect(imports(text)).toEqual(["./a.css", "./b", "$d", "./f", "./G.svelte", "./i"]);
});
