// The feeds that this computer uses, what the chosen one holds, and the package
// that is looked at.
import { problemOf } from "$backend";
import type { Backend, PackageDetail, PackageRow, PackagesHere, Problem, UsedFeed } from "$contract";
import { found, searchable } from "../../components/search";
import { Asked } from "./asked.svelte";

/** How long a row must be chosen before its versions are asked for, in milliseconds. */
const MOMENT = 150;

export class Feeds {
  readonly used = new Asked<UsedFeed[]>();
  readonly packages = new Asked<PackagesHere>();
  readonly detail = new Asked<PackageDetail>();
  chosen = $state.raw<UsedFeed | null>(null);
  query = $state("");
  /** The row that is chosen, and the package whose versions are shown or asked for. */
  selected = $state<string | undefined>();
  opened = $state<string | undefined>();
  /** The page that the browser was asked for. */
  page = $state<string | null>(null);
  failed = $state.raw<{ problem: Problem; again: () => void } | null>(null);
  readonly #ready = $derived(searchable(this.packages.value?.packages ?? []));
  readonly shown: readonly PackageRow[] = $derived(found(this.#ready, this.query));
  #backend: Backend;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Looks up the feeds, and into the newest one. */
  async load(): Promise<void> {
    if (!(await this.used.ask(() => this.#backend.listUsedFeeds()))) return;
    const feeds = this.used.value ?? [];
    const same = feeds.find((feed) => JSON.stringify(feed.choice) === JSON.stringify(this.chosen?.choice));
    const next = same ?? feeds[0];
    if (next) await this.choose(next);
  }

  /** Looks into a feed. */
  async choose(feed: UsedFeed): Promise<void> {
    if (this.chosen !== feed) {
      this.query = "";
      this.selected = undefined;
    }
    this.chosen = feed;
    this.close();
    await this.packages.ask(() => this.#backend.listPackages(feed.choice));
  }

  /** Looks once more, with what is searched for and looked at kept. */
  async again(): Promise<void> {
    const { chosen, opened } = this;
    if (chosen === null) return this.load();
    await this.choose(chosen);
    if (opened !== undefined && this.packages.value?.packages.some(({ id }) => id === opened)) await this.open(opened);
  }

  /** Asks for a package's versions, unless another is chosen within a moment. */
  openSoon(id: string): void {
    this.close();
    this.opened = id;
    this.#soon = setTimeout(() => void this.open(id), MOMENT);
  }

  /** Asks for a package's versions. */
  async open(id: string): Promise<void> {
    const { chosen } = this;
    if (chosen === null) return;
    clearTimeout(this.#soon);
    this.opened = id;
    this.page = null;
    await this.detail.ask(() => this.#backend.showPackage(chosen.choice, id));
  }

  close(): void {
    clearTimeout(this.#soon);
    this.detail.leave();
    this.detail.value = null;
    this.opened = undefined;
    this.page = null;
    this.failed = null;
  }

  async openPage(): Promise<void> {
    const { chosen } = this;
    if (chosen === null) return;
    const { project, feed } = chosen.choice;
    this.failed = null;
    try {
      this.page = (await this.#backend.openPage({ page: "feed", project, feed })).address;
    } catch (reason) {
      this.failed = { problem: problemOf(reason), again: () => void this.openPage() };
    }
  }

  leave(): void {
    clearTimeout(this.#soon);
    this.used.leave();
    this.packages.leave();
    this.detail.leave();
  }
}
