// What the list of accounts says of its rows, without markup.
import type { AccountRow } from "$contract";
import { dateShort, hasText, text } from "$texts";

/** So many days before its end a token is told of. */
const SOON = 14;
const DAY = 86_400_000;

/** How an account's end stands. */
export type End = "none" | "renews" | "later" | "soon" | "over";

export function endOf({ ends, renews }: AccountRow, now: number = Date.now()): End {
  if (renews) return "renews";
  if (ends === null) return "none";
  const left = Date.parse(ends) - now;
  if (left <= 0) return "over";
  return left < SOON * DAY ? "soon" : "later";
}

/** Whole days until the end. */
export function daysLeft(ends: string, now: number = Date.now()): number {
  return Math.max(0, Math.floor((Date.parse(ends) - now) / DAY));
}

/** Accounts that need somebody, the most urgent first. */
export function urgent(rows: readonly AccountRow[], now: number = Date.now()): AccountRow[] {
  const wanted = rows.filter((row) => ["soon", "over"].includes(endOf(row, now)));
  return wanted.sort((one, other) => Date.parse(one.ends ?? "") - Date.parse(other.ends ?? ""));
}

/** The kind in words; one that this page does not know as it is. */
export function kindOf({ kind }: Pick<AccountRow, "kind">): string {
  const id = kind === "personal-access-token" ? "account-kind-token" : `account-kind-${kind}`;
  return hasText(id) ? text(id) : kind;
}

/** "Ends 20 Feb 2027". */
export function endWords(row: AccountRow, now: number = Date.now()): string {
  const date = row.ends === null ? "" : dateShort(row.ends);
  switch (endOf(row, now)) {
    case "renews":
      return text("account-renews");
    case "none":
      return text("account-end-unknown");
    case "over":
      return text("account-ended", { date });
    default:
      return text("account-ends", { date });
  }
}

/** Where something of it is kept. */
export function keptWords({ inKeychain, store }: AccountRow): string {
  return inKeychain ? text("account-in-store", { store }) : text("account-not-kept");
}

/** What signing out of it stops. */
export function signOutWords(row: AccountRow): string {
  const { organization, store, repositories: count } = row;
  if (!row.renews && !row.minted) return text("sign-out-text-kept", { organization, store, count });
  if (row.inKeychain) return text("sign-out-text-renews", { organization, store, count });
  return text("sign-out-text-elsewhere", { organization, kind: kindOf(row), count });
}
