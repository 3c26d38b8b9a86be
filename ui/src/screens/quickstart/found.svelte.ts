// What was found on this computer, in the words of Welcome, and what a typed
// address names.
import type { FieldVerdict } from "$components";
import type { Here } from "$contract";
import { text } from "$texts";
import type { Quickstart } from "./quickstart.svelte";
import { organizationVerdict } from "./verdicts";

export class Found {
  /** What the address that is filled in names. */
  verdict = $state.raw<FieldVerdict | undefined>();
  #quickstart: Quickstart;

  constructor(quickstart: Quickstart) {
    this.#quickstart = quickstart;
  }

  /** "Found here: cargo 1.98.0, Secret Service unlocked". */
  get status(): string {
    const { here, start } = this.#quickstart;
    if (this.#quickstart.hereProblem) return text("status-untouched");
    return here ? foundHere(here, start.store) : text("welcome-looking");
  }

  /** Judges the address that was filled in. */
  async judge(): Promise<void> {
    const address = this.#quickstart.wizard.typed.address;
    if (address.trim() === "") return;
    const verdict = await this.check(address);
    if (address === this.#quickstart.wizard.typed.address) this.verdict = verdict;
  }

  /** What a text names; nothing to say where that cannot be asked. */
  async check(value: string): Promise<FieldVerdict | undefined> {
    const { backend, here } = this.#quickstart;
    this.verdict = undefined;
    const understood = await backend.understandAddress(value.trim()).catch(() => undefined);
    if (!understood) return undefined;
    const verdict = organizationVerdict(understood, here, value);
    if (understood.verdict === "fine" || understood.reason.kind !== "credentials") return verdict;
    // A password does not stay on the screen; the sentence about it does.
    this.#quickstart.type({ address: value.replace(/\/\/[^/]*@/, "//") });
    return { ...verdict, tone: "warning" };
  }
}

function foundHere({ cargo, keychain }: Here, store: string): string {
  // What is wrong with cargo stands in a message above.
  if (cargo.state !== "found") return text("status-untouched");
  const { version } = cargo;
  if (keychain.state === "unlocked") return text("welcome-found", { version, store });
  switch (keychain.problem.code) {
    case "keychain-missing":
      return text("welcome-found-no-keychain", { version });
    case "keychain-locked":
      return text("welcome-found-keychain-locked", { version, store });
    default:
      return text("welcome-found-keychain-unusable", { version, store });
  }
}
