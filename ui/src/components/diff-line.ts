// One line of a diff: which part of it changed, and characters that would
// otherwise be invisible or reorder the rest.

/** A piece of a line. */
export interface Part {
  text: string;
  changed: boolean;
}

/** Less in common than this share of the longer line, and the line counts as another line. */
const LEAST_COMMON = 0.3;

/** The line in parts: what its partner does not have is changed. */
export function changedParts(line: string, partner: string): Part[] {
  const ours = [...line];
  const theirs = [...partner];
  const shorter = Math.min(ours.length, theirs.length);
  let start = 0;
  while (start < shorter && ours[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < shorter - start && ours[ours.length - 1 - end] === theirs[theirs.length - 1 - end]) end += 1;
  const common = start + end;
  if (common < LEAST_COMMON * Math.max(ours.length, theirs.length)) return [{ text: line, changed: false }];
  const middle = ours.slice(start, ours.length - end).join("");
  if (middle === "") return [{ text: line, changed: false }];
  const parts = [
    { text: ours.slice(0, start).join(""), changed: false },
    { text: middle, changed: true },
    { text: ours.slice(ours.length - end).join(""), changed: false },
  ];
  return parts.filter((part) => part.text !== "");
}

// Controls but the tab, direction marks, zero-width and tag characters.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** Hidden characters as their code points, so that a file cannot look like another. A carriage return at the end counts as white space there. */
export function visible(text: string): string {
  return text
    .replace(/\r$/, "")
    .replace(HIDDEN, (character) => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`);
}
