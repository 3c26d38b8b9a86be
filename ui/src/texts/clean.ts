// The last look at a name from a server or a file before it becomes part of a
// sentence: no control characters, no direction marks that reach beyond it.

/** C0 and C1 controls and line separators; a line break becomes a space. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Marks, embeddings and overrides: LRM, RLM, ALM, LRE … RLO. */
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e]/g;
/** LRI, RLI, FSI and PDI. */
const ISOLATES = /[\u2066-\u2069]/g;
const POP = "\u2069";

/** The text as it may stand in a sentence. */
export function clean(text: string): string {
  const calm = text.replace(CONTROLS, " ").replace(MARKS, "");
  return isBalanced(calm) ? calm : calm.replace(ISOLATES, "");
}

/** The text without the isolates that sentences have around their variables. */
export function withoutIsolates(text: string): string {
  return text.replace(ISOLATES, "");
}

/** A sentence of ours that is part of another keeps its own isolates. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(ISOLATES)) {
    depth += mark === POP ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
