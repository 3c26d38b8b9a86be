// A problem in the words of the language that is shown, and the way on.
import type { Problem } from "$contract";
import { hasText, locale, parts, text, type Parts, type TextId } from "$texts";

/** Codes that cover many causes: the core's own sentence and advice say which one it is. */
const OF_MANY_CAUSES: ReadonlySet<string> = new Set([
  "identity-failed", "minting-refused", "sign-in-blocked", "sign-in-not-finished", "sign-in-over", "sign-in-refused",
]);

/** In English the core's sentences stand in the message itself. */
function isSaid({ code, why }: Problem): boolean {
  return OF_MANY_CAUSES.has(code) && why !== null && locale() === "en";
}

/** What happened, why and what to do, and the button; English where a code has no words. */
export function errorParts(problem: Problem): Parts {
  const id = `error-${problem.code}`;
  if (hasText(id)) {
    const words = parts(id);
    return isSaid(problem) ? { ...words, text: `${problem.why ?? ""} ${problem.hint}` } : words;
  }
  return { lead: `${problem.sentence}.`, text: problem.hint, action: null };
}

/** What was looked at and what others said of it: data, shown apart. */
export interface ProblemFact {
  name: string;
  value: string;
  /** A path, an address, an identifier: left to right. */
  data: boolean;
}

export function factsOf(problem: Problem): ProblemFact[] {
  const said = isSaid(problem);
  const advice = OF_MANY_CAUSES.has(problem.code) && !said ? problem.hint : null;
  const facts: [TextId, string | null, boolean][] = [
    [problem.place?.startsWith("AADSTS") ? "entra-code" : "error-place", problem.place, true],
    ["error-server-said", said ? null : problem.why, false],
    ["problem-advice", advice, false],
  ];
  const told = facts.flatMap(([id, value, data]) => (value ? [{ name: text(id), value, data }] : []));
  return problem.activity ? [...told, { name: text("activity-label"), value: problem.activity, data: true }] : told;
}
