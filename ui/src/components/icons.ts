// The names of the icons that Symbols.svelte draws.

export const ICONS = [
  "check",
  "cross",
  "warning",
  "info",
  "external",
  "chevron",
  "copy",
  "folder",
  "key",
  "file",
  "feed",
  "crate",
  "computer",
  "clock",
  "person",
  "pulse",
  "sliders",
  "search",
  "undo",
  "steps",
  "practice",
  "lock",
  "state-done",
  "state-doing",
  "state-todo",
  "state-failed",
  "state-skipped",
  "state-warning",
] as const;

export type IconName = (typeof ICONS)[number];

/** Drawings with a direction: they turn round in right-to-left text. */
export const MIRRORED: ReadonlySet<IconName> = new Set(["external", "undo", "steps"]);
