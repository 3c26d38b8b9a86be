import { describe, expect, test } from "vitest";
import { diffRows, tallyOf, type DiffRow } from "./diff";

/** "5 + [text]|[*changed*]", a gap as "… 12". */
function written(row: DiffRow): string {
  if (row.kind === "gap") return `… ${row.lines}`;
  const sign = { context: " ", added: "+", removed: "-" }[row.kind];
  const text = row.parts.map((part) => (part.changed ? `*${part.text}*` : part.text)).join("|");
  return `${row.number} ${sign} ${text}${row.trailingSpace ? " (space)" : ""}${row.noLineBreak ? " (no break)" : ""}`;
}

const check = (name: string, diff: string[], expected: string[]): void => {
  test(name, () => expect(diffRows(diff.join("\n")).map(written)).toEqual(expected));
};

describe("rows", () => {
  check("an empty diff has none", [""], []);

  check(
    "a new file starts at line 1",
    ["--- /dev/null", "+++ b/config.toml", "@@ -0,0 +1,2 @@", "+[source.crates-io]", '+replace-with = "m"', ""],
    ["1 + [source.crates-io]", '2 + replace-with = "m"'],
  );

  check(
    "a file that goes",
    ["--- a", "+++ /dev/null", "@@ -1,2 +0,0 @@", "-a", "-b", ""],
    ["1 - a", "2 - b"],
  );

  check(
    "numbers, gaps before and between hunks",
    ["--- a", "+++ b", "@@ -4,2 +4,3 @@", " four", "+new", " five", "@@ -18 +19 @@", "-x = 1", "+y = 22222", ""],
    ["… 3", "4   four", "5 + new", "6   five", "… 12", "18 - x = 1", "19 + y = 22222"],
  );

  check(
    "lines that look like names or headers inside a hunk",
    ["--- a", "+++ b", "@@ -1,2 +1,2 @@", "--- old", "+++ new", " @@ -1 +1 @@", ""],
    ["1 - -- old", "1 + ++ new", "2   @@ -1 +1 @@"],
  );

  check("a context line that lost its blank", ["@@ -1,3 +1,4 @@", " a", "", "+b", " c", ""], [
    "1   a",
    "2   ",
    "3 + b",
    "4   c",
  ]);
});

describe("the changed part", () => {
  check(
    "is what the other line does not have",
    [
      "@@ -5 +5 @@",
      '-global-credential-providers = ["cargo:token"]',
      '+global-credential-providers = ["cargo:token", "cargo:libsecret"]',
    ],
    [
      "… 4",
      '5 - global-credential-providers = ["cargo:token"]',
      '5 + global-credential-providers = ["cargo:token"|*, "cargo:libsecret"*|]',
    ],
  );

  check("is nothing where the lines have little in common", ["@@ -1 +1 @@", "-alpha", "+omega 12345"], [
    "1 - alpha",
    "1 + omega 12345",
  ]);

  check("never cuts a character in two", ["@@ -1 +1 @@", "-name = 😀", "+name = 😁"], [
    "1 - name = |*😀*",
    "1 + name = |*😁*",
  ]);

  check("goes by pairs in a block", ["@@ -1,2 +1,3 @@", "-a = 1", "-b = 1", "+a = 2", "+b = 2", "+c = 2"], [
    "1 - a = |*1*",
    "2 - b = |*1*",
    "1 + a = |*2*",
    "2 + b = |*2*",
    "3 + c = 2",
  ]);
});

describe("what the eye cannot see", () => {
  check("white space at the end, in changed lines only", ["@@ -1,2 +1,2 @@", " kept ", "-a", "+a\t"], [
    "1   kept ",
    "2 - a",
    "2 + a|*\t* (space)",
  ]);

  check(
    "a missing final line break",
    ["@@ -1 +1 @@", "-a", "\\ No newline at end of file", "+a", ""],
    ["1 - a (no break)", "1 + a"],
  );

  check("a whole file of CRLF lines is nothing special", ["@@ -1 +1,2 @@", " a\r", "+b\r", ""], ["1   a", "2 + b"]);

  check("line ends that change", ["@@ -1 +1 @@", "-a", "+a\r", ""], ["1 - a", "1 + a (space)"]);

  check("characters that would reorder the line", ["@@ -0,0 +1 @@", "+a\u202eb\u0000c", ""], ["1 + a[U+202E]b[U+0000]c"]);
});

test("the tally counts lines that come and go", () => {
  const rows = diffRows("@@ -1,2 +1,3 @@\n a\n-b\n+c\n+d\n");
  expect(tallyOf(rows)).toEqual({ added: 2, removed: 1 });
});
