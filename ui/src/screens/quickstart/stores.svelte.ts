// Where Cargo's token may live, for the account and this computer, and which
// place is taken. A plain file is none of them.
import type { StoreWay, StoreWayView } from "$contract";
import type { Ground } from "./ground";

export class Stores {
  /** None while they are looked up, or where that failed. */
  ways = $state.raw<readonly StoreWayView[] | null>(null);
  /** Chosen on the screen, and not taken yet. */
  picked = $state<StoreWay | null>(null);
  #ground: Ground;
  #turn = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** What fits the account where the person chooses nothing. */
  get fitting(): StoreWay | null {
    const chosen = this.ways?.find((view) => view.chosen && view.possible);
    if (chosen) return chosen.way;
    const unlocked = this.#ground.wizard.organization?.keychain.state === "unlocked";
    return this.ways === null && unlocked ? "keychain" : null;
  }

  /** The place that the plan will take; none while the person must choose. */
  get taken(): StoreWay | null {
    return this.#ground.wizard.typed.store ?? this.fitting;
  }

  /** Looks them up; a place that is not possible any more is given up. */
  async look(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const ways = await this.#ground.backend.storeWays().catch(() => null);
    if (turn !== this.#turn) return;
    this.ways = ways;
    const { store } = this.#ground.wizard.typed;
    const gone = store !== null && ways !== null && !ways.some(({ way, possible }) => way === store && possible);
    if (gone) this.take(null);
  }

  /** Takes a place, or what fits. */
  take(store: StoreWay | null): void {
    this.picked = null;
    this.#ground.send({ type: "typed", change: { store } });
  }

  forget(): void {
    this.#turn += 1;
    [this.ways, this.picked] = [null, null];
  }
}
