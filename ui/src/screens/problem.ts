// A problem in the words of the language that is shown, and the way on.
import type { Problem } from "$contract";
import { hasText, parts, text, type Parts, type TextId } from "$texts";

/** What happened, why and what to do, and the button; English where a code has no words. */
export function errorParts(problem: Problem): Parts {
  const id = `error-${problem.code}`;
  if (hasText(id)) return parts(id);
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
  const facts: [TextId, string | null, boolean][] = [
    ["error-place", problem.place, true],
    ["error-server-said", problem.why, false],
  ];
  const told = facts.flatMap(([id, value, data]) => (value ? [{ name: text(id), value, data }] : []));
  return problem.activity ? [...told, { name: text("activity-label"), value: problem.activity, data: true }] : told;
}
