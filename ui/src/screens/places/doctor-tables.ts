// What the doctor's sentences need to know of the core: which variables a message
// has, and which findings are said by a message of another place.
import type { TextId } from "$texts";

/** The variables of the messages that a check is said with; a check may bring fewer. */
export const NEEDED: Readonly<Partial<Record<TextId, readonly string[]>>> = {
  "check-cargo-version-insecure": ["version", "fixed", "holes"],
  "check-cargo-version-ok": ["version"],
  "check-cargo-version-old": ["version"],
  "check-clock-wrong": ["minutes"],
  "check-config-default": ["registry"],
  "check-config-effective-bypass": ["path"],
  "check-config-effective-missing": ["path"],
  "check-config-effective-ok": ["count", "using", "feed"],
  "check-config-effective-ok-user": ["feed"],
  "check-config-effective-provider": ["path", "registry"],
  "check-feed-answers-forbidden": ["feed"],
  "check-feed-answers-ok": ["feed", "time"],
  "check-feed-answers-refused": ["feed"],
  "check-feed-role-ok": ["role"],
  "check-feed-upstream": ["feed"],
  "check-feed-upstream-missing": ["feed"],
  "check-feed-upstream-ok": ["feed"],
  "check-keychain-ok": ["store"],
  "check-proxy": ["host"],
  "check-reason-timeout": ["seconds", "organization"],
  "check-reason-unsupported": ["store"],
  "check-skipped": ["reason"],
  "check-token-expiry": ["days", "organization"],
  "check-token-readable-failed": ["registry"],
  "check-token-readable-ok": ["registry", "store"],
  "check-cargo-keyring-development-files": ["version", "fixed"],
  "check-cargo-keyring-hangs": ["version", "fixed"],
  "check-provider-program-missing": ["path"],
  "check-provider-list-ok": ["registry"],
  "check-provider-list-unlisted": ["registry"],
  "check-config-effective-provider-overruled": ["path", "registry"],
  "check-config-effective-provider-unset": ["path", "registry"],
  "check-config-provider-gone": ["program"],
  "check-config-provider-first": ["program"],
  "check-cargo-commands-ok": ["registry"],
  "check-token-readable-forced": ["registry"],
  "check-token-too-long": ["length", "limit"],
  "check-token-expiry-ok": ["date"],
  "check-token-expiry-renewed": ["date"],
  "check-token-expiry-soon": ["date"],
  "check-token-expiry-over": ["date"],
  "check-feed-answers-public": ["feed"],
  "check-feed-answers-other-scope": ["feed", "other"],
  "check-feed-answers-recycle-bin": ["feed"],
  "check-feed-crates-ok": ["count", "feed"],
  "check-feed-crates-too-new": ["crate", "version", "feed"],
  "check-feed-downloads-ok": ["host"],
  "check-feed-downloads-blocked": ["host"],
  "check-feed-own-crates-own-crates": ["names"],
  "check-unknown": ["sentence"],
};

/** Variables that choose plural forms. */
export const NUMBERS: ReadonlySet<string> = new Set(["count", "using", "days", "minutes", "seconds"]);

/** Roles as the core says them, by Azure Artifacts' names of them. */
export const ROLES: ReadonlyMap<string, TextId> = new Map([
  ["Feed Reader", "role-reader"],
  ["Feed and Upstream Reader (Collaborator)", "role-collaborator"],
  ["Feed Publisher (Contributor)", "role-contributor"],
  ["Feed Owner", "role-owner"],
]);

/** Findings that a notice of the plan or an error says, by id and variant or by variant alone. */
export const SAID_ELSEWHERE: ReadonlyMap<string, TextId> = new Map([
  ["cargo-version-missing", "error-cargo-missing"],
  ["config-foreign-provider", "notice-foreign-provider"],
  ["config-hidden", "notice-legacy-file-wins"],
  ["config-includes", "notice-includes-files"],
  ["config-legacy", "notice-legacy-file"],
  ["config-name-taken", "notice-name-taken-by-other-index"],
  ["config-no-slash", "notice-index-misspelled"],
  ["config-not-sparse", "notice-index-misspelled"],
  ["config-offline", "notice-offline"],
  ["config-plain-token", "notice-plain-token-in-file"],
  ["config-provider-list", "notice-provider-list-broken"],
  ["config-replacement-refused", "notice-replacement-refused"],
  ["config-replacement-unknown", "notice-replacement-unknown"],
  ["config-source-hides", "notice-source-hides-registry"],
  ["config-token-variable", "notice-token-variable-set"],
  ["config-two-providers", "notice-registry-provider-in-two-files"],
  ["config-world-writable", "notice-world-writable"],
  ["feed-upstream-disabled", "error-upstream-disabled"],
  ["no-feed", "error-feed-not-found"],
]);
