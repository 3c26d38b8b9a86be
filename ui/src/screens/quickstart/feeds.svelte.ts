// The feeds to join, and whether a new feed may be called as it is.
import type { FeedNameChecked, FeedsHere } from "$contract";
import { scopeProject } from "../../wizard";
import type { Ground } from "./ground";

export class Feeds {
  here = $state.raw<FeedsHere | null>(null);
  /** The newest judgement of a name, and of which. */
  checked = $state.raw<{ of: string; answer: FeedNameChecked } | null>(null);
  #ground: Ground;
  #of: string | undefined;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Those of the chosen project; asked for again when it is another one. */
  async load(): Promise<FeedsHere> {
    const of = this.#wanted;
    if (of === this.#of && this.here) return this.here;
    const here = await this.#ground.backend.listFeeds(this.#ground.wizard.typed.project);
    this.#of = of;
    this.here = here;
    return here;
  }

  /** Those that are shown are the chosen project's. */
  get isCurrent(): boolean {
    return this.here !== null && this.#of === this.#wanted;
  }

  get #wanted(): string {
    const { organization, account, typed, practice } = this.#ground.wizard;
    return JSON.stringify([organization?.address.url, account?.name, typed.project, practice]);
  }

  forget(): void {
    this.#of = undefined;
    this.here = null;
    this.checked = null;
  }

  /** Whether the name of now was judged. */
  get current(): FeedNameChecked | null {
    return this.checked?.of === this.#nameOf(this.#ground.wizard.typed.feedName) ? this.checked.answer : null;
  }

  async check(name: string): Promise<FeedNameChecked> {
    const of = this.#nameOf(name);
    const answer = await this.#ground.backend.checkFeedName(name.trim(), scopeProject(this.#ground.wizard));
    this.checked = { of, answer };
    return answer;
  }

  #nameOf(name: string): string {
    return JSON.stringify([name.trim(), scopeProject(this.#ground.wizard)]);
  }
}
