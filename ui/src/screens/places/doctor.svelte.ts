// The doctor's run: its checks as they come, and the whole when it has ended.
// Another run starts with nothing; yesterday's green is never shown.
import type { Backend, CheckView, Examined } from "$contract";
import { Asked } from "./asked.svelte";

export class Doctor {
  readonly run = new Asked<Examined>();
  /** What was looked at so far. */
  soFar = $state.raw<readonly CheckView[]>([]);
  /** When it ended. */
  at = $state(0);
  #backend: Backend;
  #turn = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Looks at everything; what an earlier run still sends is dropped. */
  async examine(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.soFar = [];
    const report = (check: CheckView): void => {
      if (turn === this.#turn && this.run.state === "asking") this.soFar = [...this.soFar, check];
    };
    if (await this.run.ask(() => this.#backend.examine(report))) this.at = Date.now();
  }

  /** The checks of now. */
  get checks(): readonly CheckView[] {
    return this.run.value?.checks ?? this.soFar;
  }

  leave(): void {
    this.#turn += 1;
    this.run.leave();
  }
}
