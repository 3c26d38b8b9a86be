// From what was typed to the answers that a plan is made of, and what is still
// missing for it.
import type { Answers, RepositoryRow } from "../contract";
import type { Screen, Wizard } from "./state";

/** What keeps a screen from going on. */
export type Missing = "organization" | "account" | "project" | "feed-name" | "feed" | "repository" | "plan";

/** Whether cargo may be told to use the feed there. */
export function isUsable(row: RepositoryRow): boolean {
  return row.now.kind !== "read-only" && row.now.kind !== "unreadable";
}

/** Whether a repository is ticked: by the person, else by what was found. */
export function isTicked(state: Wizard, row: RepositoryRow): boolean {
  return isUsable(row) && (state.typed.ticks[row.path] ?? row.ticked);
}

/** The repositories that are ticked. */
export function tickedOf(state: Wizard): RepositoryRow[] {
  return state.repositories.filter((row) => isTicked(state, row));
}

/** The project in which a new feed is made; none for one of the whole organization. */
export function scopeProject(state: Wizard): string | null {
  return state.typed.scope === "project" ? state.typed.project : null;
}

/** What the screen still needs before the next one. */
export function missingOn(screen: Screen, state: Wizard): Missing | null {
  const { typed } = state;
  switch (screen) {
    case "welcome":
      return state.organization ? null : "organization";
    case "sign-in":
      return state.account ? null : "account";
    case "project":
      return typed.project === null && !isOfOrganization(state) ? "project" : null;
    case "feed":
      if (typed.way === "join") return typed.join ? null : "feed";
      return typed.feedName.trim() === "" ? "feed-name" : null;
    case "computer":
      return typed.reach === "user" || tickedOf(state).length > 0 ? null : "repository";
    case "review":
      return state.plan && !state.planUsed ? null : "plan";
    default:
      return null;
  }
}

/** The feed belongs to the whole organization: a project is not needed. */
function isOfOrganization({ typed, profile }: Wizard): boolean {
  return profile && (typed.way === "join" ? typed.join?.project === null : typed.scope === "organization");
}

/** The answers for a plan; none while something is missing. */
export function answersOf(state: Wizard): Answers | null {
  for (const screen of ["project", "feed", "computer"] as const) {
    if (missingOn(screen, state) !== null) return null;
  }
  const { typed } = state;
  const create = typed.way === "create";
  const user = typed.reach === "user";
  return {
    project: create ? scopeProject(state) : (typed.join?.project ?? null),
    feed: create ? typed.feedName.trim() : (typed.join?.name ?? ""),
    create,
    visibility: create ? typed.visibility : null,
    registry: typed.registry.trim() || null,
    repositories: user ? [] : tickedOf(state).map(({ path }) => path),
    userLevel: user,
    ...(typed.store !== null && { store: typed.store }),
    ...(typed.tellCargo && { tellCargo: true }),
  };
}
