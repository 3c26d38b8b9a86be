// What the doctor says: the verdict as a title, and each check in the language
// that is shown. A check that this version has no words for keeps the core's
// English sentence, as data.
import type { CheckView, Verdict } from "$contract";
import type { IconName } from "$components";
import { attribute, duration, hasText, plainText, text, type TextId, type Variables } from "$texts";
import { NEEDED, NUMBERS, ROLES, SAID_ELSEWHERE } from "./doctor-tables";

const RANK: Record<Verdict, number> = { failed: 0, warning: 1, skipped: 2, ok: 3 };

/** Icon and word of each verdict. */
export const VERDICT: Record<Verdict, { icon: IconName; word: TextId }> = {
  failed: { icon: "state-failed", word: "verdict-failed" },
  warning: { icon: "state-warning", word: "verdict-warning" },
  skipped: { icon: "state-skipped", word: "verdict-skipped" },
  ok: { icon: "state-done", word: "verdict-ok" },
};

/** Failed, then warnings, then skipped, then well; otherwise as they came. */
export function sorted(checks: readonly CheckView[]): CheckView[] {
  return [...checks].sort((one, other) => RANK[one.verdict] - RANK[other.verdict]);
}

/** The verdict of all checks; well only when everything was looked at. */
export function titleOf(checks: readonly CheckView[], setUps: number, feed: string | null): string {
  const count = (verdict: Verdict): number => checks.filter((check) => check.verdict === verdict).length;
  const [problems, soon, skipped] = [count("failed"), count("warning"), count("skipped")];
  if (problems > 0 && soon > 0) return text("doctor-title-both", { problems, soon });
  if (problems > 0) return text("doctor-title-problems", { count: problems });
  if (soon > 0) return text("doctor-title-soon", { count: soon });
  if (setUps === 0) return text("doctor-title-none");
  if (skipped > 0) return text("doctor-title-skipped", { count: skipped });
  return feed === null ? text("doctor-title-well-plain") : text("doctor-title-well", { feed });
}

/** A check's sentences. */
export interface CheckWords {
  title: string;
  /** The title is the core's own sentence. */
  data: boolean;
  /** What follows it, smaller. */
  more: string | null;
}

/** The sentences of a check. */
export function wordsOf(check: CheckView): CheckWords {
  const variables = variablesOf(check);
  if (check.verdict === "skipped") return skipped(check, variables);
  const id = known(`check-${check.id}-${check.variant}`, variables);
  if (id) return { title: text(id, variables), data: false, more: null };
  const elsewhere = SAID_ELSEWHERE.get(`${check.id}-${check.variant}`) ?? SAID_ELSEWHERE.get(check.variant);
  const error = `error-${check.variant}`;
  const message = elsewhere ?? (hasText(error) ? error : undefined);
  return (message && led(message)) ?? own(check);
}

/** What was not looked at, and why: "Not checked: nobody is signed in." */
function skipped(check: CheckView, variables: Variables): CheckWords {
  const reason = known(`check-reason-${check.variant}`, variables);
  const subject = known(`check-${check.id}`, variables) ?? known(`check-subject-${check.id}`, variables);
  if (!reason || !subject) return own(check);
  return { title: text(subject, variables), data: false, more: text("check-skipped", { reason: text(reason, variables) }) };
}

/** A message whose first sentence is apart. */
function led(id: TextId): CheckWords | null {
  const lead = attribute(id, "lead");
  return lead === null ? null : { title: lead, data: false, more: text(id) };
}

function own(check: CheckView): CheckWords {
  return { title: check.sentence, data: true, more: null };
}

/** The message, when there is one and the check brings every variable of it. */
function known(id: string, variables: Variables): TextId | null {
  if (!hasText(id)) return null;
  return (NEEDED[id] ?? []).every((name) => name in variables) ? id : null;
}

function variablesOf(check: CheckView): Variables {
  const entries = Object.entries(check.arguments).map(([name, value]) => [name, variable(name, value)] as const);
  return Object.fromEntries(entries);
}

/** A number where plural forms need one, a time and a role in the language that is shown. */
function variable(name: string, value: string): string | number {
  if (NUMBERS.has(name) && /^\d{1,9}$/.test(value)) return Number(value);
  const milliseconds = name === "time" ? /^(\d{1,9})(?: ms)?$/.exec(value)?.[1] : undefined;
  if (milliseconds !== undefined) return duration(Number(milliseconds));
  const role = name === "role" ? ROLES.get(value) : undefined;
  return role ? plainText(role) : value;
}
