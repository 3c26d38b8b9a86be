import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import type { CheckView, Verdict } from "$contract";
import { hasText, withoutIsolates } from "$texts";
import page from "../../../../docs/doctor.md?raw";
import english from "../../texts/en";
import { NEEDED, SAID_ELSEWHERE } from "./doctor-tables";
import { sorted, titleOf, wordsOf } from "./doctor-words";

const check = (verdict: Verdict, change: Partial<CheckView> = {}): CheckView => ({
  id: "feed-role",
  verdict,
  variant: "ok",
  arguments: {},
  sentence: "The core's own sentence.",
  place: null,
  fix: null,
  ...change,
});
const many = (counts: Partial<Record<Verdict, number>>): CheckView[] =>
  Object.entries(counts).flatMap(([verdict, count]) => Array.from({ length: count }, () => check(verdict as Verdict)));
const title = (counts: Partial<Record<Verdict, number>>, setUps = 1, feed: string | null = "crates-mirror"): string =>
  withoutIsolates(titleOf(many(counts), setUps, feed));
const said = (change: Partial<CheckView>, verdict: Verdict = "ok"): string => {
  const words = wordsOf(check(verdict, change));
  return withoutIsolates([words.title, words.more].filter(Boolean).join(" | "));
};

describe("the verdict", () => {
  it("counts what is broken and what is to be done", () => {
    expect(title({ failed: 1, warning: 1, ok: 4 })).toBe("One problem, and one thing to do soon");
    expect(title({ failed: 2, warning: 3 })).toBe("2 problems, and 3 things to do soon");
    expect(title({ failed: 1, skipped: 3 })).toBe("One problem");
    expect(title({ warning: 2 })).toBe("2 things to do soon");
  });

  it("is well only when something is set up and all of it was looked at", () => {
    expect(title({ ok: 5 })).toBe("Cargo works through crates-mirror");
    expect(title({ ok: 5, skipped: 1 })).toBe("One check was not possible");
    expect(title({ ok: 2 }, 0, null)).toBe("Nothing is set up here yet");
    expect(title({ failed: 1 }, 0, null)).toBe("One problem");
    expect(title({ ok: 2 }, 1, null)).toBe("All is well");
  });
});

it("shows first what needs somebody, otherwise in the order of the core", () => {
  const checks = (["ok", "skipped", "failed", "ok", "warning", "failed"] as const).map((verdict, index) =>
    check(verdict, { id: String(index) }),
  );
  expect(sorted(checks).map(({ id }) => id)).toEqual(["2", "5", "4", "1", "0", "3"]);
  expect(checks.map(({ id }) => id)).toEqual(["0", "1", "2", "3", "4", "5"]);
});

describe("a check", () => {
  it("is said in the language that is shown", () => {
    expect(said({ id: "feed-answers", arguments: { feed: "f", time: "84 ms" } })).toBe("f answers in 84 ms and accepts the token");
    expect(said({ arguments: { role: "Feed Owner" } })).toBe("You may save crates: Feed Owner");
    expect(said({ arguments: { role: "constructor" } })).toBe("You may save crates: constructor");
    const effective = { id: "config-effective", arguments: { feed: "f", using: "1", count: "1" } };
    expect(said(effective)).toBe("1 of 1 repository uses f");
  });

  it("says why it was skipped, with what was to be looked at", () => {
    const late = { id: "feed-upstream", variant: "timeout", arguments: { feed: "f", organization: "contoso", seconds: "5" } };
    expect(said(late, "skipped")).toBe("Upstream source of f | Not checked: contoso did not answer within 5 seconds.");
    const { feed: _feed, ...without } = late.arguments;
    expect(said({ ...late, arguments: without }, "skipped")).toMatch(/^The feed's upstream source \| Not checked/);
  });

  it("is said by the message of an error or a notice where that says the same", () => {
    expect(said({ id: "config", variant: "offline" }, "failed")).toMatch(/^Cargo is told to stay off the network\. \| /);
    expect(said({ id: "feed-answers", variant: "server-failed" }, "failed")).toMatch(/^The server failed\. \| /);
    expect(said({ id: "feed-role", variant: "no-feed" }, "failed")).toMatch(/^There is no such feed/);
  });

  it("keeps the core's sentence where there is no other, or a variable is missing", () => {
    const own = { title: "The core's own sentence.", data: true, more: null };
    expect(wordsOf(check("failed", { id: "unheard-of" }))).toEqual(own);
    expect(wordsOf(check("ok", { id: "feed-answers", arguments: { feed: "f" } }))).toEqual(own);
    expect(wordsOf(check("skipped", { variant: "moonlight" }))).toEqual(own);
    expect(wordsOf(check("ok", { id: "__proto__", variant: "constructor" }))).toEqual(own);
  });
});

/** Every finding of the published page, which is made of the core's catalogue. */
function findings(): { id: string; variant: string; verdict: string }[] {
  return page.split(/^### `/m).slice(1).flatMap((part) => {
    const id = /^[a-z-]+/.exec(part)?.[0] ?? "";
    const rows = part.matchAll(/^\| `([a-z-]+)` \| (failed|warning|ok) \|/gm);
    return [...rows].map(([, variant = "", verdict = ""]) => ({ id, variant, verdict }));
  });
}

it("has words for every finding and every reason of the core", () => {
  expect(findings().length).toBeGreaterThan(60);
  const isSaid = ({ id, variant }: { id: string; variant: string }): boolean =>
    [`check-${id}-${variant}`, `error-${variant}`].some(hasText) ||
    SAID_ELSEWHERE.has(`${id}-${variant}`) ||
    SAID_ELSEWHERE.has(variant);
  expect(findings().filter((finding) => !isSaid(finding))).toEqual([]);
  const reasons = (page.split("## Reasons")[1] ?? "").matchAll(/^\| `([a-z-]+)`/gm);
  const unsaid = [...reasons].map(([, reason = ""]) => reason).filter((reason) => !hasText(`check-reason-${reason}`));
  expect(unsaid).toEqual([]);
});

describe("the tables", () => {
  const messages = new Map(new FluentResource(english).body.map((message) => [message.id, message]));

  it("know every variable of every sentence of a check", () => {
    for (const [id, { value }] of messages) {
      if (!id.startsWith("check-") || value === null) continue;
      expect({ id, variables: [...variablesOf(value)].sort() }).toEqual({
        id,
        variables: [...(NEEDED[id as keyof typeof NEEDED] ?? [])].sort(),
      });
    }
  });

  it("name messages that have a first sentence, without variables", () => {
    for (const id of SAID_ELSEWHERE.values()) {
      expect(hasText(id), id).toBe(true);
      const message = messages.get(id);
      const patterns = [message?.value ?? "", message?.attributes.lead ?? ""];
      for (const pattern of patterns) expect(variablesOf(pattern).size, id).toBe(0);
      expect(message?.attributes.lead, id).toBeTruthy();
    }
  });
});

/** The names of all variables of a pattern. */
function variablesOf(pattern: unknown): Set<string> {
  return new Set([...JSON.stringify(pattern).matchAll(/"type":"var","name":"([a-z]+)"/g)].map((match) => match[1]!));
}
