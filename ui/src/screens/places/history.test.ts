import { describe, expect, it } from "vitest";
import type { EditedFile, HistoryRow } from "$contract";
import { withoutIsolates } from "$texts";
import { badgeOf, byDay, choicesOf, factsOf, resultOf, sentenceOf, titleOf } from "./history";

const row = (change: Partial<HistoryRow>): HistoryRow => ({
  run: "r",
  started: "2026-11-22T09:41:00Z",
  organization: "contoso",
  feed: "crates-mirror",
  created: true,
  state: { state: "applied" },
  proof: null,
  files: ["~/.cargo/config.toml"],
  keychain: [],
  server: [],
  edited: false,
  ...change,
});
const NOW = new Date(2026, 10, 22, 12).getTime();
const at = (day: number, hour: number): string => new Date(2026, 10, day, hour).toISOString();
const plain = (text: string | undefined): string => withoutIsolates(text ?? "");

describe("the days", () => {
  it("are those of the calendar, newest first, whatever the order of the journal", () => {
    const rows = [
      row({ run: "old", started: at(14, 11) }),
      row({ run: "late", started: at(21, 23) }),
      row({ run: "new", started: at(22, 0) }),
      row({ run: "newer", started: at(22, 9) }),
      row({ run: "older", started: new Date(2025, 10, 14).toISOString() }),
    ];
    expect(byDay(rows, NOW).map(({ name, rows: of }) => [name, of.map(({ run }) => run)])).toEqual([
      ["Today", ["newer", "new"]],
      ["Yesterday", ["late"]],
      ["14 November", ["old"]],
      ["14 November 2025", ["older"]],
    ]);
    expect(byDay([], NOW)).toEqual([]);
  });

  it("keep an entry whose time cannot be read", () => {
    const rows = [row({ run: "odd", started: "once upon a time" }), row({ run: "new", started: at(22, 9) })];
    expect(byDay(rows, NOW).flatMap(({ rows: of }) => of.map(({ run }) => run)).sort()).toEqual(["new", "odd"]);
  });
});

describe("an entry", () => {
  it("says what was done and what came of it", () => {
    expect(plain(titleOf(row({})))).toBe("Set up crates-mirror");
    expect(plain(titleOf(row({ created: false })))).toBe("Join crates-mirror");
    const proved = row({ started: at(22, 9), keychain: ["k"], server: ["s"], proof: { package: "serde", version: "1.0.229" } });
    expect(plain(sentenceOf(proved))).toBe("09:00. 3 changes, proved with serde 1.0.229.");
    const edited = "09:00. 1 change. The file was edited since: undo shows the difference first.";
    expect(plain(sentenceOf(row({ started: at(22, 9), edited: true })))).toBe(edited);
    expect(plain(sentenceOf(row({ started: at(22, 9), edited: true, state: { state: "undone" } })))).toBe("09:00. 1 change.");
  });

  it("has a badge only where it does not stand as it was made", () => {
    const badge = (change: Partial<HistoryRow>): string => badgeOf(row(change))?.text ?? "none";
    expect(badge({})).toBe("none");
    expect(badge({ state: { state: "interrupted" } })).toBe("Interrupted");
    expect(badge({ state: { state: "undone" } })).toBe("Undone");
    expect(badge({ state: { state: "undone" }, undone: at(15, 9) })).toBe("Undone 15 Nov 2026");
  });

  it("leaves out what was not touched, and says that the server stays as it is", () => {
    const names = (change: Partial<HistoryRow>): string[] => factsOf(row(change)).map(({ name }) => name);
    expect(names({})).toEqual(["Files"]);
    expect(names({ keychain: ["k"], server: ["s"] })).toEqual(["Files", "Keychain", "Server"]);
    expect(factsOf(row({ server: ["s"] })).at(-1)?.values).toEqual(["s", "Undo leaves it."]);
    expect(factsOf(row({ server: ["s"], state: { state: "undone" } })).at(-1)?.values).toEqual(["s"]);
  });
});

describe("undo", () => {
  const file = (path: string, canTakeOurs: boolean): EditedFile => ({ path, shown: path, diff: "", canTakeOurs });

  it("never chooses by itself what would lose an edit", () => {
    const files = [file("/a", true), file("/b", false), file("/c", true)];
    expect(choicesOf(files, { "/c": "put-old-back", "/other": "leave" })).toEqual([
      { path: "/a", choice: "take-ours-out" },
      { path: "/b", choice: "leave" },
      { path: "/c", choice: "put-old-back" },
    ]);
  });

  it("says all that came of it", () => {
    const view = { run: "r", files: ["a", "b"], keychain: true, feedsKept: ["crates-mirror"], problem: null };
    expect(plain(resultOf(view))).toBe(
      "Undone. 2 files are as they were. The keychain is as it was. The feed crates-mirror is still there.",
    );
    expect(plain(resultOf({ ...view, files: ["a"], keychain: false, feedsKept: [] }))).toBe("Undone. 1 file is as it was.");
  });
});
