// The organization's projects as they arrive, and whether a typed one is there.
import { problemOf } from "$backend";
import type { Problem, ProjectChecked, ProjectRow, ProjectsEnd } from "$contract";
import type { Ground } from "./ground";

export class Projects {
  rows = $state.raw<readonly ProjectRow[]>([]);
  loading = $state(false);
  /** It takes longer than anybody expects. */
  slow = $state(false);
  end = $state.raw<ProjectsEnd | null>(null);
  problem = $state.raw<Problem | null>(null);
  #ground: Ground;
  #of: string | undefined;
  #listing: Promise<void> | undefined;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Lists them, unless those of this account are listed already. */
  load(): Promise<void> {
    const { organization, account, practice } = this.#ground.wizard;
    const of = JSON.stringify([organization?.address.url, account?.name, practice]);
    if (of === this.#of && this.#listing && this.problem === null) return this.#listing;
    this.#of = of;
    this.#listing = this.#list(of);
    return this.#listing;
  }

  /** What is listed is of nobody any more. */
  forget(): void {
    this.#of = undefined;
    this.rows = [];
    this.end = null;
    this.problem = null;
    this.loading = false;
  }

  check(name: string): Promise<ProjectChecked> {
    return this.#ground.backend.checkProject(name);
  }

  async #list(of: string): Promise<void> {
    this.rows = [];
    this.end = null;
    this.problem = null;
    this.loading = true;
    this.slow = false;
    const timer = setTimeout(() => (this.slow = of === this.#of), 5000);
    try {
      const end = await this.#ground.backend.listProjects(({ projects }) => {
        if (of === this.#of) this.rows = [...this.rows, ...projects];
      });
      if (of === this.#of) this.end = end;
    } catch (reason) {
      if (of === this.#of) this.problem = problemOf(reason);
    } finally {
      clearTimeout(timer);
      if (of === this.#of) [this.loading, this.slow] = [false, false];
    }
  }
}
