// Where the button of a problem leads. None is a dead end: what cannot be
// mended from here can be tried once more.
import type { Page, Problem } from "$contract";
import { text } from "$texts";
import type { Step } from "../../wizard";
import { signInAgain } from "./beginnings";
import type { Quickstart } from "./quickstart.svelte";

/** A problem's button, and another beside it. */
export interface Fix {
  /** Other words than the problem's own. */
  label?: string;
  onfix: () => void;
  other?: { label: string; onpress: () => void };
}

/** Where the wrong value was given. */
const GIVEN_AT: readonly (readonly [prefix: string, step: Step | "welcome"])[] = [
  ["address-", "welcome"],
  ["organization-", "welcome"],
  ["redirected", "welcome"],
  ["name-not-resolved", "welcome"],
  ["project-", "project"],
  ["feed-", "feed"],
  ["registry-", "feed"],
  ["repository-", "computer"],
  ["store-", "computer"],
  ["registration-", "computer"],
  ["foreign-sign-in", "welcome"],
  ["not-azure-devops", "welcome"],
];

/** The step whose answer a problem is about. */
export function stepOfProblem(code: string): Step | "welcome" | undefined {
  return GIVEN_AT.find(([prefix]) => code.startsWith(prefix))?.[1];
}

/** What the button of a problem does; `again` tries the same once more. */
export function fixOf(quickstart: Quickstart, problem: Problem, again: () => void): Fix {
  const retry = { label: text("action-try-again"), onpress: again };
  if (quickstart.screen === "sign-in" && OF_SIGNING_IN.has(problem.code)) return fixOfSignIn(quickstart, problem, again);
  switch (problem.action) {
    case "sign-in":
      return quickstart.wizard.practice ? { label: retry.label, onfix: again } : { onfix: () => void signInAgain(quickstart, problem) };
    case "edit-input":
      return { onfix: () => edit(quickstart, problem), other: retry };
    case "open-portal":
      return { onfix: () => openPortal(quickstart), other: retry };
    case "open-file":
      return { label: text("action-check-again"), onfix: again };
    case "none":
    case "undo":
      return problem.code.startsWith("cargo-")
        ? { label: text("action-check-again"), onfix: again, other: { label: text("welcome-get-cargo"), onpress: () => openPage(quickstart, { page: "rustup" }) } }
        : { label: retry.label, onfix: again };
    default:
      return { onfix: again };
  }
}

/** What signing in through Entra may meet; most of it another way gets round. */
const OF_SIGNING_IN: ReadonlySet<string> = new Set([
  "client-id-missing", "entra-not-offered", "identity-failed", "sign-in-blocked", "sign-in-not-finished", "sign-in-over", "sign-in-refused",
]);

function fixOfSignIn(quickstart: Quickstart, { code }: Problem, again: () => void): Fix {
  const others = { label: text("action-other-ways"), onpress: () => otherWays(quickstart) };
  if (code === "client-id-missing") return { onfix: () => quickstart.go("settings"), other: others };
  if (code === "sign-in-blocked" || code === "entra-not-offered") return { label: others.label, onfix: others.onpress };
  return { onfix: again, other: others };
}

function otherWays(quickstart: Quickstart): void {
  quickstart.leave();
  quickstart.signing.pointed = {};
}

function edit(quickstart: Quickstart, problem: Problem): void {
  const step = stepOfProblem(problem.code);
  quickstart.tasks.leave();
  if (step && step !== quickstart.screen) quickstart.open(step);
  // A folder that is gone is not ticked any more.
  if (problem.code.startsWith("repository-") && problem.place !== null) untick(quickstart, problem.place);
  quickstart.pointOut();
}

function untick(quickstart: Quickstart, place: string): void {
  const gone = quickstart.wizard.repositories.filter(({ shown, path }) => shown === place || path === place);
  quickstart.send({ type: "ticked", paths: gone.map(({ path }) => path), on: false });
}

function openPortal(quickstart: Quickstart): void {
  const { typed } = quickstart.wizard;
  const feed = typed.way === "join" && typed.join ? typed.join.name : typed.feedName.trim();
  const project = typed.way === "join" && typed.join ? typed.join.project : typed.project;
  openPage(quickstart, feed === "" ? { page: "token" } : { page: "feed", project, feed });
}

function openPage(quickstart: Quickstart, page: Page): void {
  void quickstart.backend.openPage(page).catch((reason: unknown) => {
    quickstart.tasks.fail(reason, "organization", () => openPage(quickstart, page));
  });
}
