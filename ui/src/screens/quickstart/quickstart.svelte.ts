// The quickstart as the screens see it: the wizard's state, the parts that ask
// the backend, and what a press does. Its flows are in the modules beside.
import { problemOf } from "$backend";
import type { Backend, Here, Problem, SavedProfile, Start, UndoPreview } from "$contract";
import { beginning, step, type Screen, type Step, type Wizard, type WizardEvent } from "../../wizard";
import type { FieldVerdict } from "$components";
import type { PlaceId } from "$shell";
import { Feeds } from "./feeds.svelte";
import { goOn } from "./going-on";
import type { Ground } from "./ground";
import { Projects } from "./projects.svelte";
import { Repositories } from "./repositories.svelte";
import { Running } from "./running.svelte";
import { Signing } from "./signing.svelte";
import { Stores } from "./stores.svelte";
import { Tasks } from "./tasks.svelte";
import { Token } from "./token.svelte";

/** A field that was found wrong by a press; a new object asks for the focus anew. */
export interface WrongField {
  screen: Screen;
  verdict: FieldVerdict | undefined;
}

export class Quickstart implements Ground {
  readonly backend: Backend;
  readonly start: Start;
  readonly tasks = new Tasks();
  readonly token: Token;
  readonly signing: Signing;
  readonly stores: Stores;
  readonly projects: Projects;
  readonly feeds: Feeds;
  readonly repositories: Repositories;
  readonly running: Running;

  /** Leads to a place beside the quickstart; the window says how. */
  go: (place: PlaceId) => void = () => undefined;
  here = $state.raw<Here | null>(null);
  /** Looking around failed: the page goes on without what would be filled in. */
  hereProblem = $state.raw<Problem | null>(null);
  wrong = $state.raw<WrongField | null>(null);
  saved = $state.raw<SavedProfile | null>(null);
  /** What undo asks before it goes on: files that were edited. */
  asking = $state.raw<UndoPreview | null>(null);
  /** The practice world's crates come from the real crates.io. */
  practiceCratesIo = $state(true);
  #wizard = $state.raw<Wizard>(beginning());

  constructor(backend: Backend, start: Start) {
    this.backend = backend;
    this.start = start;
    this.token = new Token(this);
    this.signing = new Signing(this);
    this.stores = new Stores(this);
    this.projects = new Projects(this);
    this.feeds = new Feeds(this);
    this.repositories = new Repositories(this);
    this.running = new Running(this);
  }

  get wizard(): Wizard {
    return this.#wizard;
  }

  get screen(): Screen {
    return this.#wizard.screen;
  }

  send(event: WizardEvent): void {
    const before = this.#wizard;
    this.#wizard = step(before, event);
    if (this.#wizard.screen !== before.screen) {
      this.wrong = null;
      this.saved = null;
      if (before.screen === "sign-in") void this.signing.cancel();
    }
  }

  /** Looks at this computer, and fills in an address where none was typed. */
  async look(): Promise<void> {
    this.hereProblem = null;
    try {
      this.here = await this.backend.lookHere();
    } catch (reason) {
      this.here = null;
      this.hereProblem = problemOf(reason);
      return;
    }
    const found = this.here.suggestion?.address;
    if (found && this.wizard.typed.address === "") this.send({ type: "typed", change: { address: found } });
  }

  /** The person typed or chose something; a problem about it is over. */
  type(change: Extract<WizardEvent, { type: "typed" }>["change"]): void {
    this.tasks.problem = null;
    this.wrong = null;
    this.send({ type: "typed", change });
  }

  /** The primary button. */
  press(): void {
    this.wrong = null;
    void goOn(this);
  }

  /** Leads to what is missing or wrong on this screen. */
  pointOut(verdict?: FieldVerdict): void {
    this.wrong = { screen: this.screen, verdict };
  }

  /** Leaves what is waited for, and the screen where one lies behind. */
  async back(): Promise<void> {
    const from = this.screen;
    this.tasks.leave();
    this.send({ type: "back" });
    if (from === "sign-in" && this.screen === "welcome") {
      this.send({ type: "token-forgotten" });
      await Promise.all([this.token.forget(), this.signing.forget()]);
    }
  }

  /** Stops waiting, on this screen. */
  leave(): void {
    this.tasks.leave();
    void this.signing.cancel();
  }

  open(to: Step | "welcome"): void {
    this.tasks.leave();
    this.send({ type: "open", step: to });
    if (this.screen === "computer") void this.repositories.load();
    if (this.screen === "project") void this.projects.load();
  }

  /** What belonged to another world or organization is gone. */
  forgetParts(): void {
    this.projects.forget();
    this.feeds.forget();
    this.repositories.forget();
    this.signing.begin();
    this.stores.forget();
  }
}
