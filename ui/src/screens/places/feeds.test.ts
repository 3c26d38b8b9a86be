import { describe, expect, it } from "vitest";
import type { PackageDetail, PackagesHere, UsedFeed } from "$contract";
import { withoutIsolates } from "$texts";
import { leadOf, rowsOf, savedOn, versionsLead } from "./feeds";

const used = (project: string | null): UsedFeed => ({
  choice: { url: "https://dev.azure.com/contoso", project, feed: "crates-mirror" },
  organization: "contoso",
  registry: "crates-mirror",
});
const here = (change: Partial<PackagesHere>): PackagesHere => ({ upstream: "healthy", role: "owner", packages: [], ...change });
const lead = (project: string | null, change: Partial<PackagesHere>): string => withoutIsolates(leadOf(used(project), here(change)));
const NOW = new Date(2026, 10, 22, 12).getTime();

it("says of a feed what the server tells, and nothing else", () => {
  expect(lead("Fabrikam", {})).toBe("contoso / Fabrikam. Upstream source crates.io, healthy. You are Feed Owner.");
  expect(lead("Fabrikam", { role: null })).toBe("contoso / Fabrikam. Upstream source crates.io, healthy.");
  expect(lead(null, { upstream: "unhealthy" })).toBe("contoso. Upstream source crates.io, not well. You are Feed Owner.");
  expect(lead(null, { role: null })).toBe("contoso. Upstream source crates.io, healthy.");
  expect(lead("Fabrikam", { upstream: "none", role: "reader" })).toMatch(/No upstream source crates\.io\. You are Feed Reader\.$/);
  expect(lead("Fabrikam", { upstream: "none", role: null })).toBe("contoso / Fabrikam. No upstream source crates.io.");
  expect(lead(null, { upstream: "none" })).toBe("contoso. No upstream source crates.io. You are Feed Owner.");
  expect(lead(null, { upstream: "none", role: null })).toBe("contoso. No upstream source crates.io.");
});

describe("a package", () => {
  it("was saved today, yesterday or on a day", () => {
    const at = (day: number): string => savedOn(new Date(2026, 10, day, 9, 41).toISOString(), NOW);
    expect([at(22), at(21), at(18), savedOn(null, NOW)]).toEqual(["Today 09:41", "Yesterday", "18 November", ""]);
  });

  it("comes from an upstream source or was published here", () => {
    const row = { id: "1", name: "serde", latest: "1.0.0", versions: 1200, saved: null };
    const cells = rowsOf([{ ...row, from: "crates.io" }, { ...row, from: null }], NOW).map((of) => of.cells);
    expect(cells).toEqual([
      { name: "serde", latest: "1.0.0", versions: "1,200", from: "crates.io", saved: "" },
      { name: "serde", latest: "1.0.0", versions: "1,200", from: "Published here", saved: "" },
    ]);
  });

  it("says where all of its versions come from, if from one place", () => {
    const of = (...sources: (string | null)[]): string => {
      const versions = sources.map((from, index) => ({ version: `1.${index}.0`, from, saved: null, yanked: false, deleted: false }));
      return withoutIsolates(versionsLead({ name: "serde", versions, command: "" } satisfies PackageDetail));
    };
    expect(of("crates.io", "crates.io")).toBe("2 versions, all saved from crates.io");
    expect(of("crates.io")).toBe("1 version, saved from crates.io");
    expect(of(null)).toBe("1 version, published here");
    expect(of("crates.io", null)).toBe("2 versions");
    expect(of()).toBe("0 versions");
  });
});
