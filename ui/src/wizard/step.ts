// The quickstart as a state machine: a state and what happened give the next
// state. It asks nobody and waits for nothing.
import type { Organization } from "../contract";
import { answersOf } from "./answers";
import type { WizardEvent } from "./events";
import { beginning, type Screen, type Typed, type Wizard } from "./state";
import { behind, canOpen, next } from "./ways";

/** The state after what happened. While a set-up runs, only its end matters. */
export function step(state: Wizard, event: WizardEvent): Wizard {
  if (state.running && event.type !== "ended") return state;
  // Practice has an organization and an account of its own.
  if (state.practice && OF_THE_REAL_WORLD.has(event.type)) return state;
  return standing(after(state, event));
}

/** No screen is shown whose ground is gone. */
function standing(state: Wizard): Wizard {
  const { screen, plan, account } = state;
  if (screen === "review" && plan === null) return standing({ ...state, screen: behind(state) });
  const needsAccount = screen === "project" || screen === "feed" || screen === "computer";
  return needsAccount && account === null ? { ...state, screen: "welcome" } : state;
}

function after(state: Wizard, event: WizardEvent): Wizard {
  switch (event.type) {
    case "typed":
      return typed(state, event.change);
    case "ticked":
      return ticked(state, event.paths, event.on);
    case "go-on":
      return { ...state, screen: next(state) };
    case "back":
      return { ...state, screen: behind(state), returnTo: null };
    case "open":
      return canOpen(state, event.step) ? { ...state, screen: opened(state, event.step) } : state;
    case "search-started":
      return { ...state, repositories: state.repositories.filter(({ path }) => event.keep.includes(path)) };
    case "repositories-found":
      return { ...state, repositories: joined(state.repositories, event.rows) };
    case "practice-ended":
      return state.real ?? (state.practice ? beginning() : state);
    default:
      return account(state, event) ?? suggestion(state, event) ?? run(state, event) ?? state;
  }
}

const OF_THE_REAL_WORLD: ReadonlySet<WizardEvent["type"]> = new Set(["organization-chosen", "signed-in", "signed-out", "token-forgotten", "profile-opened"]);

function opened(state: Wizard, step: Screen): Screen {
  return step === "set-up" && !state.running ? "failure" : step;
}

/** A change of an answer makes the plan one of other answers. */
function typed(state: Wizard, change: Partial<Typed>): Wizard {
  const changed = { ...state, typed: { ...state.typed, ...change } };
  if (Object.keys(change).every((key) => key === "address")) return changed;
  const feedTouched = state.feedTouched || "way" in change || "feedName" in change || "join" in change;
  const projectCertain = "project" in change ? false : state.projectCertain;
  return { ...changed, feedTouched, projectCertain, plan: keptPlan(state) };
}

function ticked(state: Wizard, paths: readonly string[], on: boolean): Wizard {
  const ticks = { ...state.typed.ticks, ...Object.fromEntries(paths.map((path) => [path, on])) };
  return { ...state, typed: { ...state.typed, ticks }, plan: keptPlan(state) };
}

/** What was made true is still shown on Done, though it is no plan any more. */
function keptPlan(state: Wizard): Wizard["plan"] {
  return state.planUsed ? state.plan : null;
}

function joined<Row extends { path: string }>(before: readonly Row[], rows: readonly Row[]): Row[] {
  const known = new Set(before.map(({ path }) => path));
  return [...before, ...rows.filter(({ path }) => !known.has(path))];
}

function account(state: Wizard, event: WizardEvent): Wizard | undefined {
  switch (event.type) {
    case "organization-chosen":
      return chosen(state, event.organization);
    case "signed-in": {
      if (state.organization === null) return state;
      const signedIn = { ...state, account: event.account, signedInHere: true, returnTo: null };
      return state.returnTo ? { ...signedIn, screen: state.returnTo } : signedIn;
    }
    case "signed-out":
      if (state.organization === null) return state;
      return { ...state, account: null, screen: "sign-in", returnTo: whereToGoOn(state) };
    case "token-forgotten":
      return state.signedInHere ? { ...state, account: null, signedInHere: false } : state;
    case "profile-opened":
      return fromProfile(state, event.profile);
    case "practice-started":
      return practising(state, event.practice);
    default:
      return undefined;
  }
}

/** The same organization once more keeps what was answered about it. */
function chosen(state: Wizard, organization: Organization): Wizard {
  const { address } = organization;
  const before = state.organization?.address;
  const same = before === undefined || before.url === address.url;
  const keepsProject = same && before?.project === address.project;
  const keepsAccount = same && state.account !== null && state.signedInHere;
  const project = keepsProject ? (state.typed.project ?? address.project) : address.project;
  const account = keepsAccount ? state.account : address.account;
  return {
    ...state,
    organization,
    account,
    signedInHere: keepsAccount,
    projectCertain: keepsProject && state.projectCertain,
    profile: same && state.profile,
    typed: { ...state.typed, project, join: same ? state.typed.join : null },
    plan: same ? state.plan : null,
    repositories: same ? state.repositories : [],
  };
}

/** A failure is gone on from "This computer": from there the plan is made anew. */
function whereToGoOn({ screen, returnTo, planOf }: Wizard): Screen | null {
  if (screen === "welcome" || screen === "sign-in") return returnTo;
  const past = screen === "failure" || screen === "review" || screen === "set-up" || screen === "cancelled";
  if (past) return planOf === "run" ? "welcome" : "computer";
  return screen;
}

function fromProfile(state: Wizard, { organization, answers }: Extract<WizardEvent, { type: "profile-opened" }>["profile"]): Wizard {
  const join = { id: null, index: null, name: answers.feed, project: answers.project };
  return {
    ...state,
    organization,
    account: organization.address.account,
    signedInHere: false,
    profile: true,
    projectCertain: true,
    feedTouched: true,
    plan: null,
    planUsed: false,
    end: null,
    undone: null,
    repositories: joined(state.repositories, answers.repositories.map(repositoryOf)),
    screen: organization.address.account ? state.screen : "sign-in",
    typed: {
      ...state.typed,
      address: organization.address.url,
      project: answers.project,
      way: answers.create ? "create" : "join",
      feedName: answers.create ? answers.feed : state.typed.feedName,
      join: answers.create ? null : join,
      registry: answers.registry ?? "",
      scope: answers.project === null ? "organization" : "project",
      visibility: answers.visibility ?? "specific-people",
      reach: answers.userLevel ? "user" : "repositories",
      store: answers.store ?? null,
      tellCargo: answers.tellCargo ?? false,
      ticks: { ...state.typed.ticks, ...Object.fromEntries(answers.repositories.map((path) => [path, true])) },
    },
  };
}

function repositoryOf(path: string): Wizard["repositories"][number] {
  return { path, shown: path, now: { kind: "plain" }, ticked: true, foreign: false };
}

function practising(state: Wizard, practice: Extract<WizardEvent, { type: "practice-started" }>["practice"]): Wizard {
  const fresh = beginning();
  return {
    ...fresh,
    screen: "project",
    practice: true,
    organization: practice.organization,
    account: practice.organization.address.account,
    projectCertain: true,
    typed: { ...fresh.typed, address: state.typed.address, project: practice.project },
    real: state.practice ? state.real : { ...state, screen: "welcome" },
  };
}

function suggestion(state: Wizard, event: WizardEvent): Wizard | undefined {
  switch (event.type) {
    case "project-certain":
      return { ...state, projectCertain: true, typed: { ...state.typed, project: event.project } };
    case "project-suggested":
      if (state.typed.project !== null) return state;
      return { ...state, typed: { ...state.typed, project: event.project } };
    case "feeds-listed": {
      if (state.feedTouched) return state;
      const { suggestion, feeds } = event.feeds;
      if (suggestion.way === "create") {
        return { ...state, typed: { ...state.typed, way: "create", feedName: suggestion.name, join: null } };
      }
      const join = feeds.find(({ id }) => id === suggestion.id) ?? null;
      return { ...state, typed: { ...state.typed, way: join ? "join" : "create", join } };
    }
    default:
      return undefined;
  }
}

function run(state: Wizard, event: WizardEvent): Wizard | undefined {
  switch (event.type) {
    case "planned": {
      if (event.of === "answers" && (state.account === null || answersOf(state) === null)) return state;
      const planned = { plan: event.plan, planOf: event.of, planUsed: false, stale: event.stale ?? null, mend: event.mend ?? null };
      const typed = { ...state.typed, tellCargo: event.tellCargo ?? state.typed.tellCargo };
      return { ...state, ...planned, typed, end: null, undone: null, screen: "review" };
    }
    case "plan-lost": {
      const screen = state.screen === "review" || state.screen === "sign-in" ? "computer" : state.screen;
      return { ...state, plan: null, planUsed: false, screen: state.planOf === "run" ? "welcome" : screen };
    }
    case "started":
      // Nothing is changed that was not shown first.
      if (state.plan === null) return state;
      return { ...state, screen: "set-up", running: true, proving: event.proving, planUsed: true, stale: null, end: null, undone: null };
    case "ended":
      return state.running ? { ...state, running: false, end: event.end, screen: SCREEN_OF_END[event.end.end] } : state;
    case "undone":
      return { ...state, undone: event.view, screen: "undone" };
    default:
      return undefined;
  }
}

const SCREEN_OF_END = { done: "done", mended: "welcome", failed: "failure", cancelled: "cancelled" } as const satisfies Record<string, Screen>;
