// Small values of the contract, for the tests of the wizard.
import type { FeedsHere, Organization, PlanView, Problem, RepositoryRow, SetUpEnd } from "../contract";

export const ADA = { name: "Ada Lovelace" };

export function organization(more: Partial<Organization["address"]> = {}): Organization {
  const address = {
    url: "https://dev.azure.com/contoso",
    host: "dev.azure.com",
    organization: "contoso",
    server: false,
    project: null,
    feed: null,
    account: null,
    ...more,
  };
  return { address, tokenPage: `${address.url}/_usersSettings/tokens`, keychain: { state: "unlocked", provider: "cargo:libsecret" } };
}

export function repository(path: string, more: Partial<RepositoryRow> = {}): RepositoryRow {
  return { path, shown: path, now: { kind: "plain" }, ticked: false, foreign: false, ...more };
}

export const FEEDS: FeedsHere = {
  feeds: [{ id: "1", name: "rust", project: "Fabrikam", cratesIo: true, index: "sparse+https://example/rust/" }],
  inProject: 1,
  inOrganization: 1,
  inProjectWithCratesIo: 1,
  suggestion: { way: "create", name: "crates-mirror" },
};

export function plan(...paths: string[]): PlanView {
  return {
    organization: "contoso",
    account: ADA,
    project: "Fabrikam",
    feed: "crates-mirror",
    registry: "crates-mirror",
    index: "sparse+https://example/",
    changes: paths.map((path) => ({ kind: "write-file", path, userLevel: false, new: true, diff: `+${path}`, added: 1, removed: 0 })),
    notices: [],
    proof: { package: "serde", cargo: "1.98.0", first: true },
    keepsAccount: false,
    store: "keychain",
  };
}

export const PROBLEM: Problem = { code: "keychain-locked", sentence: "", place: null, why: null, hint: "", action: "open-keychain", activity: null };
const summary = { run: "1", changes: 1, files: [], keychain: false, feedsCreated: [] };
export const DONE: SetUpEnd = {
  end: "done",
  proof: { package: "serde", version: "1.0.0", feed: "crates-mirror", upstream: "crates.io", cargo: "1.98.0", milliseconds: 1, at: "2026-11-22T09:41:00Z" },
  summary,
};
export const FAILED: SetUpEnd = { end: "failed", problem: PROBLEM, summary, applied: false };
export const CANCELLED: SetUpEnd = { end: "cancelled", feedsKept: [] };
