// When the next message of a fake comes: after a pause, at a test's word, or at
// once because the work is being stopped.

export class Pace {
  readonly #pace: number | "step";
  #allowed = 0;
  #waiting: (() => void)[] = [];

  constructor(pace: number | "step") {
    this.#pace = pace;
  }

  /** Resolves when the next message may come. */
  next(): Promise<void> {
    if (this.#pace === 0) return Promise.resolve();
    if (this.#allowed > 0) {
      this.#allowed -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#pace !== "step") setTimeout(() => this.#end(resolve), this.#pace);
    });
  }

  /** Lets so many more come. */
  step(count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const resolve = this.#waiting.shift();
      if (resolve) resolve();
      else this.#allowed += 1;
    }
  }

  /** Ends the pauses of now. */
  hurry(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #end(resolve: () => void): void {
    this.#waiting = this.#waiting.filter((other) => other !== resolve);
    resolve();
  }
}
