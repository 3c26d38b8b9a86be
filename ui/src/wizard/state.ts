// What the quickstart knows: where it is, what was typed and chosen, and what
// came of it. Values only; the ways between them are in the modules beside.
import type {
  AccountName,
  FeedRow,
  Organization,
  PlanView,
  RepositoryRow,
  SetUpEnd,
  StoreWay,
  UndoneView,
  VisibilityChoice,
} from "../contract";

/** The steps of the rail, in order. */
export const STEPS = ["sign-in", "project", "feed", "computer", "review", "set-up", "done"] as const;
export type Step = (typeof STEPS)[number];

/** What is shown. */
export type Screen = "welcome" | Step | "failure" | "cancelled" | "undone";

/** A feed to join; of one that a profile names, only its name is known. */
export type JoinTarget = Pick<FeedRow, "name" | "project"> & { id: string | null; index: string | null };

/** What a person typed, chose or ticked. Nothing but the person takes it away. */
export interface Typed {
  address: string;
  project: string | null;
  way: "create" | "join";
  feedName: string;
  /** The registry's name in Cargo, when the feed's shall not be its. */
  registry: string;
  scope: "project" | "organization";
  visibility: VisibilityChoice;
  join: JoinTarget | null;
  reach: "repositories" | "user";
  /** Where Cargo's token shall live; none for what fits the account. */
  store: StoreWay | null;
  /** Cargo is told the way to the network, too. */
  tellCargo: boolean;
  /** Ticks that a person set or took away, by path. */
  ticks: Readonly<Record<string, boolean>>;
}

/** The quickstart's state. */
export interface Wizard {
  screen: Screen;
  practice: boolean;
  organization: Organization | null;
  account: AccountName | null;
  /** The account was given here, not kept from before. */
  signedInHere: boolean;
  /** The project is known for certain: it is not asked for. */
  projectCertain: boolean;
  /** The person has touched the screen "Feed": suggestions no longer change it. */
  feedTouched: boolean;
  typed: Typed;
  /** Repositories that were found or added. */
  repositories: readonly RepositoryRow[];
  /** A profile fills in the answers: what follows signing in is Review. */
  profile: boolean;
  plan: PlanView | null;
  /** The plan is of these answers, or of a recorded run. */
  planOf: "answers" | "run";
  /** The finding of the doctor that the plan mends; none for a set-up. */
  mend: string | null;
  /** The plan was made true or began to be: Review is past. */
  planUsed: boolean;
  /** The file that changed, when this plan follows one that could not be kept. */
  stale: string | null;
  running: boolean;
  /** What runs is a proof alone. */
  proving: boolean;
  end: SetUpEnd | null;
  undone: UndoneView | null;
  /** Where to go on after signing in again. */
  returnTo: Screen | null;
  /** The state of the real world, while practising. */
  real: Wizard | null;
}

/** Nothing is known yet. */
export function beginning(): Wizard {
  return {
    screen: "welcome",
    practice: false,
    organization: null,
    account: null,
    signedInHere: false,
    projectCertain: false,
    feedTouched: false,
    typed: {
      address: "",
      project: null,
      way: "create",
      feedName: "",
      registry: "",
      scope: "project",
      visibility: "specific-people",
      join: null,
      reach: "repositories",
      store: null,
      tellCargo: false,
      ticks: {},
    },
    repositories: [],
    profile: false,
    plan: null,
    planOf: "answers",
    mend: null,
    planUsed: false,
    stale: null,
    running: false,
    proving: false,
    end: null,
    undone: null,
    returnTo: null,
    real: null,
  };
}
