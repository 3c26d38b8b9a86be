// Which screen follows which, which lies behind, and which can be opened.
import { missingOn } from "./answers";
import type { Screen, Step, Wizard } from "./state";

/** Whether a step can be opened from the rail now. */
export function canOpen(state: Wizard, step: Step | "welcome"): boolean {
  if (state.running) return step === "set-up";
  const signedIn = state.organization !== null && state.account !== null;
  switch (step) {
    case "welcome":
      return true;
    case "sign-in":
      return state.organization !== null && !state.practice;
    case "project":
      return signedIn;
    case "feed":
      return signedIn && missingOn("project", state) === null;
    case "computer":
      return canOpen(state, "feed") && missingOn("feed", state) === null;
    case "review":
      return missingOn("review", state) === null;
    case "set-up":
      return state.end !== null && state.end.end === "failed";
    case "done":
      return state.end !== null && state.end.end === "done" && state.undone === null;
  }
}

/** The screen after this one; the same while something is missing. */
export function next(state: Wizard): Screen {
  const { screen } = state;
  if (missingOn(screen, state) !== null) return screen;
  switch (screen) {
    case "welcome":
      return state.account ? afterSignIn(state) : "sign-in";
    case "sign-in":
      return afterSignIn(state);
    case "project":
      return "feed";
    case "feed":
      return "computer";
    default:
      // Computer, Review and Set up are left by what comes of them, not by going on.
      return screen;
  }
}

/** The first screen for somebody who is signed in. */
export function afterSignIn(state: Wizard): Screen {
  if (state.profile) return "computer";
  return state.projectCertain && !state.practice && state.typed.project !== null ? "feed" : "project";
}

/** The screen before this one. While a set-up runs there is none: it is cancelled. */
export function behind(state: Wizard): Screen {
  if (state.running) return state.screen;
  const beforeProject = state.signedInHere && !state.practice ? "sign-in" : "welcome";
  switch (state.screen) {
    case "project":
      return beforeProject;
    case "feed":
      return state.projectCertain && !state.practice ? beforeProject : "project";
    case "computer":
      return state.profile ? beforeProject : "feed";
    case "review":
    case "failure":
    case "cancelled":
    case "set-up":
      return state.planOf === "run" ? "welcome" : "computer";
    default:
      return "welcome";
  }
}
