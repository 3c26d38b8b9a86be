// Everything that can happen to the quickstart.
import type {
  AccountName,
  FeedsHere,
  OpenedProfile,
  Organization,
  PlanView,
  Practice,
  RepositoryRow,
  SetUpEnd,
  UndoneView,
} from "../contract";
import type { Step, Typed } from "./state";

/** One thing that happened. */
export type WizardEvent =
  /** The person typed, chose or ticked. */
  | { type: "typed"; change: Partial<Omit<Typed, "ticks">> }
  | { type: "ticked"; paths: readonly string[]; on: boolean }
  /** The organization was chosen. */
  | { type: "organization-chosen"; organization: Organization }
  | { type: "signed-in"; account: AccountName }
  /** The account no longer holds; what was done is kept. */
  | { type: "signed-out" }
  /** The token that was given here is held no more. */
  | { type: "token-forgotten" }
  /** A project that need not be asked for; none to ask for it. */
  | { type: "project-certain"; project: string }
  /** A project to fill in, where nobody has chosen. */
  | { type: "project-suggested"; project: string }
  | { type: "feeds-listed"; feeds: FeedsHere }
  /** Another search: what it finds takes the place of what was found. */
  | { type: "search-started"; keep: readonly string[] }
  | { type: "repositories-found"; rows: readonly RepositoryRow[] }
  | { type: "go-on" }
  | { type: "back" }
  | { type: "open"; step: Step | "welcome" }
  | { type: "profile-opened"; profile: OpenedProfile }
  /** With `tellCargo` also what was wished of it. */
  | { type: "planned"; plan: PlanView; of: "answers" | "run"; stale?: string | null; mend?: string | null; tellCargo?: boolean }
  /** What was kept as a plan no longer is one. */
  | { type: "plan-lost" }
  | { type: "started"; proving: boolean }
  | { type: "ended"; end: SetUpEnd }
  | { type: "undone"; view: UndoneView }
  | { type: "practice-started"; practice: Practice }
  | { type: "practice-ended" };
