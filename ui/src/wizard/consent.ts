// Whether a new plan asks for anything that was not agreed to before. Only a
// plan that does not may be made true without being shown first.
import type { ChangeView, PlanView } from "../contract";

/** Every change of `later` was one of `agreed`, word for word. */
export function isWithin(later: PlanView, agreed: PlanView): boolean {
  if (later.index !== agreed.index) return false;
  const known = new Set(agreed.changes.map(identity));
  return later.changes.every((change) => known.has(identity(change)));
}

/** A change by all that it does; that a store holds another entry by now adds nothing. */
function identity(change: ChangeView): string {
  const told = change.kind === "store-token" ? { ...change, replaces: false } : change;
  return JSON.stringify(Object.entries(told).sort(([one], [other]) => (one < other ? -1 : 1)));
}
