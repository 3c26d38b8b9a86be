import { describe, expect, it } from "vitest";
import type { AccountRow } from "$contract";
import { withoutIsolates } from "$texts";
import { daysLeft, endOf, endWords, keptWords, kindOf, signOutWords, urgent } from "./accounts";

const NOW = Date.parse("2026-11-22T09:45:00Z");
const row = (change: Partial<AccountRow>): AccountRow => ({
  url: "https://dev.azure.com/contoso", organization: "contoso", name: "Ada Lovelace", store: "Secret Service", added: "2026-09-02T13:10:00Z",
  repositories: 2, kind: "personal-access-token", tenant: null, ends: null, renews: false, minted: false, inKeychain: true, ...change,
});

describe("an account's end", () => {
  it.each([
    [{}, "none", "End date unknown"],
    [{ ends: "2027-02-20T00:00:00Z" }, "later", "Ends 20 Feb 2027"],
    [{ ends: "2026-12-06T09:45:00Z" }, "later", "Ends 6 Dec 2026"],
    [{ ends: "2026-12-06T09:44:59Z" }, "soon", "Ends 6 Dec 2026"],
    [{ ends: "2026-11-22T09:45:00Z" }, "over", "Ended 22 Nov 2026"],
    [{ ends: "2026-12-01T00:00:00Z", renews: true }, "renews", "Renews by itself"],
  ] as const)("of %j is %s", (change, end, words) => {
    expect(endOf(row(change), NOW)).toBe(end);
    expect(withoutIsolates(endWords(row(change), NOW))).toBe(words);
  });

  it("is told of, the most urgent first", () => {
    const rows = [row({}), row({ url: "soon", ends: "2026-12-01T00:00:00Z" }), row({ url: "over", ends: "2026-11-01T00:00:00Z" }), row({ url: "later", ends: "2027-11-01T00:00:00Z" })];
    expect(urgent(rows, NOW).map(({ url }) => url)).toEqual(["over", "soon"]);
    expect(daysLeft("2026-12-01T12:00:00Z", NOW)).toBe(9);
  });
});

it("every kind has words, and one of another time is shown as it is", () => {
  const kinds = ["personal-access-token", "browser", "device-code", "azure-cli", "azure-developer-cli", "managed-identity", "workload-identity", "service-principal", "azure-pipelines"];
  const words = kinds.map((kind) => kindOf({ kind }));
  expect(new Set(words).size).toBe(kinds.length);
  expect(words.filter((word) => kinds.includes(word))).toEqual([]);
  expect(kindOf({ kind: "tea-leaves" })).toBe("tea-leaves");
});

it("signing out says what it stops, by what is kept", () => {
  expect(keptWords(row({ inKeychain: false }))).toBe("Nothing kept here");
  expect(withoutIsolates(signOutWords(row({})))).toContain("cargo in 2 repositories keeps its own token");
  expect(withoutIsolates(signOutWords(row({ renews: true })))).toContain("stops with 401");
  expect(withoutIsolates(signOutWords(row({ kind: "azure-cli", renews: true, inKeychain: false })))).toContain("You stay signed in with Azure CLI itself.");
});
