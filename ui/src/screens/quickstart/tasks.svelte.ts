// What the page waits for in answer to a press: at most one thing, which can be
// left at any time; an answer that comes after that is dropped. After 5 seconds
// the screen says what it waits for.
import { problemOf } from "$backend";
import type { Problem } from "$contract";

/** What is waited for. */
export type Work =
  | "organization"
  | "practice"
  | "end-practice"
  | "profile"
  | "sign-in"
  | "projects"
  | "project"
  | "feeds"
  | "feed-name"
  | "repositories"
  | "plan"
  | "resume"
  | "save"
  | "undo";

/** A problem on the screen, and what a press of its button does again. */
export interface ShownProblem {
  problem: Problem;
  work: Work;
  again: () => void;
}

/** After how many milliseconds a screen says what it waits for. */
export const SLOW_AFTER = 5000;

export class Tasks {
  work = $state<Work | null>(null);
  /** It takes longer than anybody expects. */
  slow = $state(false);
  problem = $state.raw<ShownProblem | null>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Waits for something; `done` gets the answer unless it was left. A second press does nothing. */
  async run<Answer>(
    work: Work,
    ask: () => Promise<Answer>,
    done: (answer: Answer) => void | Promise<void>,
    again: () => void,
  ): Promise<void> {
    if (this.work !== null) return;
    const turn = this.#begin(work);
    try {
      const answer = await ask();
      if (turn !== this.#turn) return;
      this.#end();
      await done(answer);
    } catch (reason) {
      if (turn !== this.#turn) return;
      this.#end();
      this.problem = { problem: problemOf(reason), work, again };
    }
  }

  /** Shows a problem that came without a press. */
  fail(reason: unknown, work: Work, again: () => void): void {
    this.problem = { problem: problemOf(reason), work, again };
  }

  /** Nobody waits any more, and no problem is shown. */
  leave(): void {
    this.#turn += 1;
    this.#end();
    this.problem = null;
  }

  #begin(work: Work): number {
    this.#turn += 1;
    this.work = work;
    this.problem = null;
    this.#timer = setTimeout(() => (this.slow = true), SLOW_AFTER);
    return this.#turn;
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.work = null;
    this.slow = false;
  }
}
