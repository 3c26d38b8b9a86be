// Settings that are kept at once, and those that are only found.
import { problemOf } from "$backend";
import type { Backend, FoundSettings, Problem, Settings as Values } from "$contract";
import { Asked } from "./asked.svelte";

export class Settings {
  readonly found = new Asked<FoundSettings>();
  /** The setting that could not be kept, or the folder that could not be opened. */
  failed = $state.raw<{ problem: Problem; again: () => void } | null>(null);
  #backend: Backend;
  #changed: (settings: Values) => void;
  #turn = 0;

  constructor(backend: Backend, changed: (settings: Values) => void) {
    this.#backend = backend;
    this.#changed = changed;
  }

  load(): Promise<boolean> {
    return this.found.ask(() => this.#backend.foundSettings());
  }

  /** Keeps the settings, true when they are kept; the answer of an overtaken change is dropped. */
  async change(settings: Values): Promise<boolean> {
    this.#turn += 1;
    const turn = this.#turn;
    await this.#try(async () => {
      const kept = await this.#backend.changeSettings(settings);
      if (turn === this.#turn) this.#changed(kept);
    });
    return this.failed === null;
  }

  openLogFolder(): Promise<void> {
    return this.#try(() => this.#backend.openLogFolder());
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.failed = null;
    try {
      await work();
    } catch (reason) {
      this.failed = { problem: problemOf(reason), again: () => void this.#try(work) };
    }
  }
}
