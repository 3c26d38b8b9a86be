// The token that a person pastes: it goes to the core once, and only what the
// core says of it stays here.
import { problemOf } from "$backend";
import type { TokenChecked } from "$contract";
import type { Ground } from "./ground";

export class Token {
  /** The core was given one; the field shows dots. */
  given = $state(false);
  checking = $state(false);
  slow = $state(false);
  checked = $state.raw<TokenChecked | null>(null);
  /** One was given and forgotten, because it was not used. */
  forgotten = $state(false);
  /** The page that the browser was asked for. */
  page = $state<string | null>(null);
  #ground: Ground;
  #turn = 0;
  #check: Promise<void> = Promise.resolve();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Hands a token over; the answer of an overtaken one is dropped. */
  hand(token: string): void {
    this.#turn += 1;
    this.given = true;
    this.forgotten = false;
    this.#check = this.#ask(token, this.#turn);
  }

  /** Resolves when what was given is judged. */
  judged(): Promise<void> {
    return this.#check;
  }

  /** Another is about to be pasted. */
  clear(): void {
    this.#turn += 1;
    this.given = false;
    this.checking = false;
    this.slow = false;
    this.checked = null;
  }

  /** Nothing of it stays in the core. */
  async forget(): Promise<void> {
    const had = this.given;
    this.clear();
    this.page = null;
    this.forgotten = had;
    if (had) await this.#ground.backend.forgetToken().catch(() => undefined);
  }

  async openPage(): Promise<void> {
    this.page = (await this.#ground.backend.openPage({ page: "token" })).address;
  }

  async #ask(token: string, turn: number): Promise<void> {
    this.checking = true;
    this.slow = false;
    this.checked = null;
    const timer = setTimeout(() => (this.slow = turn === this.#turn), 5000);
    const checked = await this.#ground.backend
      .checkToken(token)
      .catch((reason: unknown): TokenChecked => ({ verdict: "refused", reason: { kind: "other", problem: problemOf(reason) } }));
    clearTimeout(timer);
    if (turn !== this.#turn) return;
    this.checking = false;
    this.slow = false;
    this.checked = checked;
  }
}
