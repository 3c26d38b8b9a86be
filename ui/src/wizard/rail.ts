// What the rail says of each step: how it stands, what was answered, whether
// it can be opened. The words are made by whoever shows it.
import { tickedOf } from "./answers";
import { STEPS, type Screen, type Step, type Wizard } from "./state";
import { canOpen } from "./ways";

/** What stands beneath a step's name. */
export type RailAnswer =
  | { answer: "account"; name: string }
  | { answer: "practice-account" }
  | { answer: "project"; organization: string; project: string | null }
  | { answer: "feed"; feed: string; isNew: boolean }
  | { answer: "repositories"; count: number }
  | { answer: "every-project" };

/** A step as it stands. */
export interface RailState {
  id: Step;
  state: "done" | "current" | "todo" | "failed";
  open: boolean;
  answer: RailAnswer | undefined;
}

const STEP_OF: Partial<Record<Screen, Step>> = {
  welcome: "sign-in",
  failure: "set-up",
  cancelled: "set-up",
  undone: "done",
};

/** The step that a screen belongs to. */
export function stepOf(screen: Screen): Step {
  return STEP_OF[screen] ?? (screen as Step);
}

/** All steps, in order. */
export function railOf(state: Wizard): RailState[] {
  const at = STEPS.indexOf(stepOf(state.screen));
  return STEPS.map((id, index) => {
    const answer = isAnswered(state, index, at) ? answerOf(id, state) : undefined;
    const standing = index < at ? "done" : index > at ? "todo" : standingOf(state);
    return { id, state: standing, open: index !== at && canOpen(state, id), answer };
  });
}

/** An answer stands beneath steps that are behind, not beneath the one of now. */
function isAnswered(state: Wizard, index: number, at: number): boolean {
  return index < at || state.screen === "done" || state.screen === "undone";
}

function standingOf({ screen }: Wizard): RailState["state"] {
  if (screen === "failure") return "failed";
  return screen === "done" ? "done" : "current";
}

function answerOf(id: Step, state: Wizard): RailAnswer | undefined {
  const { typed, organization, plan } = state;
  const ofRun = state.planOf === "run" && plan !== null;
  switch (id) {
    case "sign-in":
      if (state.practice) return { answer: "practice-account" };
      return named(ofRun ? plan.account.name : state.account?.name);
    case "project":
      if (ofRun) return { answer: "project", organization: plan.organization, project: plan.project };
      return organization ? { answer: "project", organization: organization.address.organization, project: projectOf(state) } : undefined;
    case "feed": {
      if (ofRun) return { answer: "feed", feed: plan.feed, isNew: false };
      const feed = typed.way === "create" ? typed.feedName.trim() : typed.join?.name;
      return feed ? { answer: "feed", feed, isNew: typed.way === "create" } : undefined;
    }
    case "computer":
      if (ofRun) return { answer: "repositories", count: plan.changes.filter((change) => change.kind === "write-file").length };
      return typed.reach === "user" ? { answer: "every-project" } : { answer: "repositories", count: tickedOf(state).length };
    default:
      return undefined;
  }
}

function named(name: string | undefined): RailAnswer | undefined {
  return name === undefined ? undefined : { answer: "account", name };
}

function projectOf({ typed }: Wizard): string | null {
  if (typed.way === "join" && typed.join) return typed.join.project;
  return typed.scope === "organization" ? null : typed.project;
}
