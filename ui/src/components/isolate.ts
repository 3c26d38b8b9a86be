// Names from servers and files are shown as text only, without the characters
// that could reorder or hide other text, and never endlessly long.

/** The most characters of an outside name that are shown. */
export const SHOWN_CHARACTERS = 200;

/** The most characters that a tooltip holds. */
const TOOLTIP_CHARACTERS = 4000;

// Controls (line breaks too), line and paragraph separators, direction marks,
// embeddings, overrides and isolates, zero-width space, soft hyphen, tags,
// interlinear annotations and lone surrogates. The joiners stay: scripts need them.
const UNWANTED =
  /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;

const BREAKS = /[\t\r\n\u2028\u2029]+/gu;

/** The name without controls and direction marks; line breaks become spaces. */
export function withoutMarks(name: string): string {
  return name.replace(BREAKS, " ").replace(UNWANTED, "");
}

/** What is shown of a name, and the whole name when that is more. */
export interface ShownName {
  shown: string;
  whole: string | undefined;
}

/** Cleans a name and cuts it after 200 characters, never inside one. */
export function shownName(name: string): ShownName {
  const cleaned = withoutMarks(name);
  if (cleaned.length <= SHOWN_CHARACTERS) return { shown: cleaned, whole: undefined };
  const characters: string[] = [];
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  // A character may itself be endless (one letter with thousands of accents).
  const bounded = cleaned.slice(0, TOOLTIP_CHARACTERS);
  for (const { segment } of segments.segment(bounded)) {
    if (characters.length === SHOWN_CHARACTERS) {
      return { shown: `${characters.join("").trimEnd()}…`, whole: bounded };
    }
    characters.push(segment.slice(0, 16));
  }
  return { shown: characters.join(""), whole: undefined };
}
