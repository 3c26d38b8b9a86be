// Signing in without a pasted token: the ways that there are, the one that is
// chosen, what is waited for, and who is signed in at the end. No address, code
// or answer of an overtaken sign-in is shown.
import type { SignedInView, SignInEvent, SignInWay, WayView } from "$contract";
import type { Ground } from "./ground";

/** What is offered when nobody can tell: a token can always be pasted. */
const UNKNOWN: readonly WayView[] = [
  { way: "token", possible: true, account: null, reason: null },
  { way: "browser", possible: false, account: null, reason: "no-answer" },
  { way: "azure-cli", possible: false, account: null, reason: "no-answer" },
];

export class Signing {
  /** None while they are looked up. */
  ways = $state.raw<readonly WayView[] | null>(null);
  /** The way that the person chose; none for the one with the fewest presses. */
  chosen = $state<SignInWay | null>(null);
  /** Somebody is signed in already and wants to sign in anew. */
  anew = $state(false);
  event = $state.raw<SignInEvent | null>(null);
  result = $state.raw<SignedInView | null>(null);
  /** A new object leads the focus to the ways. */
  pointed = $state.raw<object | null>(null);
  #ground: Ground;
  #turn = 0;
  #waiting = false;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** The way whose card is chosen. */
  get way(): SignInWay {
    const possible = (this.ways ?? []).filter((view) => view.possible);
    const wanted = possible.find(({ way }) => way === this.chosen) ?? possible[0];
    return wanted?.way ?? "token";
  }

  /** A person has to do something elsewhere: that takes as long as it takes. */
  get waitsForPerson(): boolean {
    return this.event !== null && this.event.event !== "checking";
  }

  /** Looks up the ways; what was known stays shown until then. */
  async look(): Promise<void> {
    const url = this.#ground.wizard.organization?.address.url;
    const ways = await this.#ground.backend.signInWays().catch(() => UNKNOWN);
    if (url === this.#ground.wizard.organization?.address.url) this.ways = ways;
  }

  /** The person wants this way: what another one brought is given up. */
  choose(way: SignInWay): void {
    this.chosen = way;
    this.anew = true;
    void this.forget();
  }

  /** Waits until somebody is signed in. */
  async start(): Promise<SignedInView> {
    this.#turn += 1;
    const turn = this.#turn;
    this.event = null;
    this.result = null;
    this.#waiting = true;
    try {
      return await this.#ground.backend.signInWith(this.way, (event) => {
        if (turn === this.#turn) this.event = event;
      });
    } finally {
      if (turn === this.#turn) this.#calm();
    }
  }

  /** Nobody waits any more; the browser comes back to nothing. */
  async cancel(): Promise<void> {
    if (!this.#waiting) return;
    this.#turn += 1;
    this.#calm();
    await this.#ground.backend.cancelSignIn().catch(() => undefined);
  }

  /** Nobody who signed in here is held any more. */
  async forget(): Promise<void> {
    await this.cancel();
    if (this.result === null) return;
    this.result = null;
    await this.#ground.backend.forgetToken().catch(() => undefined);
  }

  /** Another account took its place: only what is shown goes. */
  drop(): void {
    this.result = null;
  }

  /** Another organization: everything begins anew. */
  begin(): void {
    [this.ways, this.chosen, this.result, this.anew] = [null, null, null, false];
  }

  #calm(): void {
    this.#waiting = false;
    this.event = null;
  }
}
