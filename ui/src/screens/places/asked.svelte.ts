// One thing that a place waits for. It can be left at any time, and an answer
// that comes after that, or after a newer question, is dropped.
import { problemOf } from "$backend";
import type { Problem } from "$contract";

/** After how many milliseconds a place says what it waits for. */
const SLOW_AFTER = 5000;

export class Asked<Value> {
  state = $state<"asking" | "answered" | "failed" | "left">("asking");
  /** It takes longer than anybody expects. */
  slow = $state(false);
  value = $state.raw<Value | null>(null);
  problem = $state.raw<Problem | null>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks; true when the answer came and is the newest. What was there stays shown when `keep` is set. */
  async ask(question: () => Promise<Value>, keep = false): Promise<boolean> {
    const turn = this.#begin(keep);
    try {
      const value = await question();
      if (turn !== this.#turn) return false;
      this.value = value;
      this.problem = null;
      this.state = "answered";
    } catch (reason) {
      if (turn !== this.#turn) return false;
      this.problem = problemOf(reason);
      this.state = "failed";
    }
    this.#calm();
    return this.state === "answered";
  }

  /** Nobody waits any more. */
  leave(): void {
    this.#turn += 1;
    this.#calm();
    if (this.state === "asking") this.state = "left";
  }

  #begin(keep: boolean): number {
    this.#calm();
    if (!keep) this.value = null;
    this.problem = null;
    this.state = "asking";
    this.#timer = setTimeout(() => (this.slow = true), SLOW_AFTER);
    this.#turn += 1;
    return this.#turn;
  }

  #calm(): void {
    clearTimeout(this.#timer);
    this.slow = false;
  }
}
