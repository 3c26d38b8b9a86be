// Whatever a command is rejected with, as a problem that can be shown. Nothing
// is lost: what is no problem of the contract becomes `internal` with its words.
import type { Problem } from "../contract";

/** The problem that a rejected command brings. */
export function problemOf(reason: unknown): Problem {
  if (isProblem(reason)) return reason;
  return {
    code: "internal",
    sentence: "Feedwright met a state that it does not expect",
    place: null,
    why: reason instanceof Error ? reason.message : String(reason),
    hint: "Please report this with the details.",
    action: "none",
    activity: null,
  };
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== "object" || value === null) return false;
  const candidate = value as Partial<Record<keyof Problem, unknown>>;
  return typeof candidate.code === "string" && typeof candidate.sentence === "string" && typeof candidate.action === "string";
}
