// The accounts of this computer, and signing out of one after a question.
import { problemOf } from "$backend";
import type { AccountRow, Backend, Problem, SignOutEnd } from "$contract";
import { Asked } from "./asked.svelte";

export class Accounts {
  readonly list = new Asked<AccountRow[]>();
  /** The account that is asked about. */
  asking = $state.raw<AccountRow | null>(null);
  signingOut = $state(false);
  /** The account that was removed. */
  signedOut = $state.raw<{ account: AccountRow; end: SignOutEnd } | null>(null);
  failed = $state.raw<{ problem: Problem; account: AccountRow } | null>(null);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  load(keep = false): Promise<boolean> {
    return this.list.ask(() => this.#backend.listAccounts(), keep);
  }

  /** Signs out of the account that is asked about. */
  async signOut(): Promise<void> {
    const account = this.asking;
    if (account === null || this.signingOut) return;
    this.signingOut = true;
    this.signedOut = null;
    this.failed = null;
    try {
      const end = await this.#backend.signOut(account.url);
      this.signedOut = { account, end };
      await this.load(true);
    } catch (reason) {
      this.failed = { problem: problemOf(reason), account };
    } finally {
      this.signingOut = false;
      this.asking = null;
    }
  }
}
