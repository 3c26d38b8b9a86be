// What the action bars of the quickstart's screens have in common.
import type { BarAction } from "$shell";
import { text } from "$texts";
import type { Quickstart } from "./quickstart.svelte";
import type { Work } from "./tasks.svelte";
import { BUSY } from "./words";

/** Back: also leaves what is waited for. */
export function back(quickstart: Quickstart): BarAction {
  return { label: text("action-back"), command: "back", onpress: () => void quickstart.back() };
}

/** The primary button, busy while one of its works is under way. */
export function primary(quickstart: Quickstart, label: string, works: readonly Work[], more: Partial<BarAction> = {}): BarAction {
  const { work } = quickstart.tasks;
  const busy = work !== null && works.includes(work) ? text(BUSY[work] ?? "busy-loading") : undefined;
  return { label, kind: "primary", busy, onpress: () => quickstart.press(), onrefused: () => quickstart.press(), ...more };
}

/** A way to stop waiting, where there is no Back. */
export function leaving(quickstart: Quickstart): BarAction[] {
  const { tasks } = quickstart;
  return tasks.work !== null && tasks.slow
    ? [{ label: text("action-stop-waiting"), command: "cancel", onpress: () => quickstart.leave() }]
    : [];
}

/** What the bar says: what is waited for once that takes long, else what has been changed. */
export function status(quickstart: Quickstart, usually: string): string {
  return quickstart.tasks.slow ? text("status-waiting", { what: waitedFor(quickstart) }) : usually;
}

function waitedFor(quickstart: Quickstart): string {
  const { wizard, tasks, start } = quickstart;
  const local: readonly (Work | null)[] = ["practice", "end-practice", "profile", "repositories", "save", "undo"];
  if (local.includes(tasks.work)) return text("waiting-this-computer");
  return wizard.organization?.address.host ?? start.store;
}
