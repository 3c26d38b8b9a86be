// The search for repositories on this computer, and folders that are added.
import { problemOf } from "$backend";
import type { FolderChecked, Problem, RepositoriesEnd } from "$contract";
import type { Ground } from "./ground";

export class Repositories {
  searching = $state(false);
  stopping = $state(false);
  slow = $state(false);
  end = $state.raw<RepositoriesEnd | null>(null);
  problem = $state.raw<Problem | null>(null);
  #ground: Ground;
  #of: string | undefined;
  #search: Promise<void> = Promise.resolve();
  #added: string[] = [];

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** The index of the feed to join; a new one's is not known yet. */
  get index(): string | null {
    const { way, join } = this.#ground.wizard.typed;
    return way === "join" ? (join?.index ?? null) : null;
  }

  /** Looks for them, unless that was done for these answers. */
  load(): Promise<void> {
    const { organization, typed, practice } = this.#ground.wizard;
    const of = JSON.stringify([organization?.address.url, typed.project, this.index, practice]);
    if (of !== this.#of || this.problem !== null) this.#search = this.#look(of);
    return this.#search;
  }

  async stop(): Promise<void> {
    if (!this.searching) return;
    this.stopping = true;
    await this.#ground.backend.stopFindingRepositories().catch(() => undefined);
  }

  /** Looks at a folder; one that can be used is added, ticked. */
  async add(path: string): Promise<FolderChecked> {
    const checked = await this.#ground.backend.addRepository(path, this.index);
    if (checked.state === "fine") {
      const { repository } = checked;
      this.#added.push(repository.path);
      this.#ground.send({ type: "repositories-found", rows: [repository] });
      this.#ground.send({ type: "ticked", paths: [repository.path], on: true });
    }
    return checked;
  }

  forget(): void {
    if (this.searching) void this.stop();
    this.#of = undefined;
    this.#added = [];
    this.searching = false;
    this.end = null;
  }

  async #look(of: string): Promise<void> {
    this.#of = of;
    if (this.searching) await this.stop();
    if (of !== this.#of) return;
    [this.end, this.problem, this.searching, this.stopping, this.slow] = [null, null, true, false, false];
    this.#ground.send({ type: "search-started", keep: this.#added });
    const timer = setTimeout(() => (this.slow = of === this.#of), 5000);
    try {
      const end = await this.#ground.backend.findRepositories(this.index, ({ repositories }) => {
        if (of === this.#of) this.#ground.send({ type: "repositories-found", rows: repositories });
      });
      if (of === this.#of) this.end = end;
    } catch (reason) {
      if (of === this.#of) this.problem = problemOf(reason);
    } finally {
      clearTimeout(timer);
      if (of === this.#of) [this.searching, this.stopping, this.slow] = [false, false, false];
    }
  }
}
