// What the rail shows, and how the arrow keys go through it.
import type { TextId } from "$texts";
import type { IconName } from "../components/icons";

/** The steps of the quickstart, in order. */
export const STEPS = ["sign-in", "project", "feed", "computer", "review", "set-up", "done"] as const;
export type StepId = (typeof STEPS)[number];

/** The places beside the quickstart; settings stand at the foot. */
export type PlaceId = "quickstart" | "feeds" | "accounts" | "history" | "doctor" | "settings";

/** One step as it stands. */
export interface RailStep {
  id: StepId;
  state: "done" | "current" | "todo" | "failed";
  /** What was answered: "contoso / Fabrikam". */
  answer?: string | undefined;
  /** It can be opened. */
  open: boolean;
}

/** The name of each step. */
export const STEP_NAME: Record<StepId, TextId> = {
  "sign-in": "step-sign-in",
  project: "step-project",
  feed: "step-feed",
  computer: "step-computer",
  review: "step-review",
  "set-up": "step-set-up",
  done: "step-done",
};

/** The word of each state, for screen readers. */
export const STATE_NAME: Record<RailStep["state"], TextId> = {
  done: "step-state-done",
  current: "step-state-current",
  todo: "step-state-todo",
  failed: "step-state-failed",
};

/** The drawing of each state, where the rail is a menu; the tick of the menu marks the one of now. */
export const STATE_ICON: Record<RailStep["state"], IconName> = {
  done: "state-done",
  current: "state-todo",
  todo: "state-todo",
  failed: "state-failed",
};

/** Name and icon of each place. */
export const PLACE: Record<PlaceId, { name: TextId; icon: IconName }> = {
  quickstart: { name: "nav-quickstart", icon: "steps" },
  feeds: { name: "nav-feeds", icon: "feed" },
  accounts: { name: "nav-accounts", icon: "person" },
  history: { name: "nav-history", icon: "clock" },
  doctor: { name: "nav-doctor", icon: "pulse" },
  settings: { name: "nav-settings", icon: "sliders" },
};

/** Where a key leads from an item of a list, or undefined. Ends do not wrap. */
export function roved(key: string, from: number, count: number): number | undefined {
  const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: count - 1 }[key];
  return to === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, to));
}
