// A unified diff as rows to show: line numbers, signs, folded gaps, the changed
// part of a changed line, and what the eye cannot see. Pure; shows nothing.
import { changedParts, visible, type Part } from "./diff-line";

/** A line of the file, before or after. */
export interface LineRow {
  kind: "context" | "added" | "removed";
  /** Of the new file; of the old one for a removed line. */
  number: number;
  parts: Part[];
  /** It ends in white space. */
  trailingSpace: boolean;
  /** The file ends here, without a line break. */
  noLineBreak: boolean;
}

/** Lines that are not shown because nothing changes there. */
export interface GapRow {
  kind: "gap";
  lines: number;
}

export type DiffRow = LineRow | GapRow;

interface Line {
  kind: LineRow["kind"];
  number: number;
  text: string;
  noLineBreak: boolean;
}

interface Hunk {
  /** The first line's number in the old file, from 1. */
  start: number;
  /** The number of the old file's line that follows. */
  end: number;
  lines: Line[];
}

/** The rows of a unified diff of one file; an empty diff has none. */
export function diffRows(diff: string): DiffRow[] {
  const hunks = parse(diff.split("\n"));
  const all = hunks.flatMap((hunk) => hunk.lines);
  // A file of CRLF lines is not one of lines that end in white space.
  const carriageReturns = all.length > 0 && all.every((line) => line.text.endsWith("\r"));
  const rows: DiffRow[] = [];
  let next = 1;
  for (const hunk of hunks) {
    if (hunk.start > next) rows.push({ kind: "gap", lines: hunk.start - next });
    rows.push(...rowsOf(hunk.lines, carriageReturns));
    next = Math.max(next, hunk.end);
  }
  return rows;
}

/** How many lines come and go. */
export function tallyOf(rows: DiffRow[]): { added: number; removed: number } {
  const count = (kind: DiffRow["kind"]): number => rows.filter((row) => row.kind === kind).length;
  return { added: count("added"), removed: count("removed") };
}

const HEADER = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Lines before the first header are the file's names. The header's counts say where a hunk ends, so that a removed line "-- x" is no name. */
function parse(lines: string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let left = { old: 0, new: 0 };
  let at = { old: 0, new: 0 };
  for (const line of lines) {
    const hunk = hunks.at(-1);
    const header = left.old === 0 && left.new === 0 ? HEADER.exec(line) : null;
    if (header) {
      left = { old: Number(header[2] ?? 1), new: Number(header[4] ?? 1) };
      // A side without lines names the line before it.
      at = { old: Number(header[1]) + (left.old === 0 ? 1 : 0), new: Number(header[3]) + (left.new === 0 ? 1 : 0) };
      hunks.push({ start: at.old, end: at.old + left.old, lines: [] });
    } else if (line.startsWith("\\") && hunk) {
      const last = hunk.lines.at(-1);
      if (last) last.noLineBreak = true;
    } else if (hunk && (left.old > 0 || left.new > 0)) {
      take(line, hunk, left, at);
    }
  }
  return hunks;
}

type Sides = { old: number; new: number };

function take(line: string, hunk: Hunk, left: Sides, at: Sides): void {
  const kind = line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "context";
  hunk.lines.push({ kind, number: kind === "removed" ? at.old : at.new, text: line.slice(1), noLineBreak: false });
  if (kind !== "added") {
    at.old += 1;
    left.old = Math.max(0, left.old - 1);
  }
  if (kind !== "removed") {
    at.new += 1;
    left.new = Math.max(0, left.new - 1);
  }
}

function rowsOf(lines: Line[], carriageReturns: boolean): LineRow[] {
  const texts = lines.map((line) => (carriageReturns ? line.text.slice(0, -1) : line.text));
  const partners = partnersOf(lines);
  return lines.map((line, index) => {
    const text = texts[index]!;
    const partner = partners.get(index);
    const shown = visible(text);
    return {
      kind: line.kind,
      number: line.number,
      parts: partner === undefined ? [{ text: shown, changed: false }] : changedParts(shown, visible(texts[partner]!)),
      trailingSpace: line.kind !== "context" && /\s$/.test(text),
      noLineBreak: line.noLineBreak,
    };
  });
}

/** The first removed line of a block goes with its first added line, and so on. */
function partnersOf(lines: Line[]): Map<number, number> {
  const partners = new Map<number, number>();
  let at = 0;
  while (at < lines.length) {
    const removed = at;
    while (lines[at]?.kind === "removed") at += 1;
    const added = at;
    while (lines[at]?.kind === "added") at += 1;
    for (let step = 0; removed + step < added && added + step < at; step += 1) {
      partners.set(removed + step, added + step);
      partners.set(added + step, removed + step);
    }
    if (at === removed) at += 1;
  }
  return partners;
}
