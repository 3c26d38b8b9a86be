// Whatever happens in whatever order, some things hold.
import { describe, expect, it } from "vitest";
import { beginning, canOpen, railOf, step, STEPS, type Screen, type Wizard, type WizardEvent } from ".";
import { ADA, CANCELLED, DONE, FAILED, FEEDS, organization, plan, repository } from "./samples";

/** Numbers that look random and are the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const EVENTS: WizardEvent[] = [
  { type: "go-on" },
  { type: "go-on" },
  { type: "go-on" },
  { type: "back" },
  { type: "organization-chosen", organization: organization() },
  { type: "organization-chosen", organization: organization({ account: ADA }) },
  { type: "signed-in", account: ADA },
  { type: "signed-out" },
  { type: "token-forgotten" },
  { type: "project-certain", project: "Fabrikam" },
  { type: "project-suggested", project: "Other" },
  { type: "feeds-listed", feeds: FEEDS },
  { type: "feeds-listed", feeds: { ...FEEDS, suggestion: { way: "join", id: "1" } } },
  { type: "search-started", keep: [] },
  { type: "repositories-found", rows: [repository("/a", { ticked: true }), repository("/b")] },
  { type: "planned", plan: plan("/a"), of: "answers" },
  { type: "planned", plan: plan("/a", "/b"), of: "run", stale: "/a" },
  { type: "plan-lost" },
  { type: "started", proving: false },
  { type: "ended", end: DONE },
  { type: "ended", end: FAILED },
  { type: "ended", end: CANCELLED },
  { type: "undone", view: { run: "1", files: [], keychain: true, feedsKept: [], problem: null } },
  { type: "practice-started", practice: { organization: organization({ account: ADA }), project: "Fabrikam", usesCratesIo: true } },
  { type: "practice-ended" },
  ...(["welcome", ...STEPS] as const).map((step): WizardEvent => ({ type: "open", step })),
];

/** What a person does, with something new to find again. */
function typing(random: (below: number) => number, turn: number): WizardEvent {
  const choices: WizardEvent[] = [
    { type: "typed", change: { address: `address ${turn}` } },
    { type: "typed", change: { feedName: `feed-${turn}` } },
    { type: "typed", change: { registry: `registry-${turn}` } },
    { type: "typed", change: { way: "create", scope: turn % 2 ? "project" : "organization" } },
    { type: "typed", change: { way: "join", join: { id: "1", name: `feed-${turn}`, project: null, index: null } } },
    { type: "typed", change: { store: turn % 2 ? "provider" : "environment" } },
    { type: "typed", change: { reach: turn % 2 ? "user" : "repositories" } },
    { type: "ticked", paths: [`/${turn % 5}`], on: turn % 2 === 0 },
  ];
  return choices[random(choices.length)] as WizardEvent;
}

const KEPT = ["feedName", "registry", "scope", "reach", "way", "ticks", "join", "store"] as const;

/** What was typed is there, until it is typed anew. */
function expectKept(before: Wizard, after: Wizard, event: WizardEvent): void {
  if (event.type === "typed" || event.type === "ticked" || event.type === "practice-started" || event.type === "practice-ended") return;
  // A suggestion fills in what nobody has touched.
  if (event.type === "feeds-listed" && !before.feedTouched) return;
  for (const key of KEPT) expect(after.typed[key], `${key} after ${event.type}`).toEqual(before.typed[key]);
  expect(after.typed.address).toBe(before.typed.address);
}

function expectSound(before: Wizard, after: Wizard, event: WizardEvent): void {
  const name = JSON.stringify(event);
  if (after.screen === "review") expect(after.plan, name).not.toBeNull();
  if (after.running) {
    expect(after.screen, name).toBe("set-up");
    expect(before.running || before.plan !== null, name).toBe(true);
  }
  if (after.screen === "set-up") expect(after.running, name).toBe(true);
  if (after.screen === "done") expect(after.end?.end, name).toBe("done");
  if (after.screen === "failure") expect(after.end?.end, name).toBe("failed");
  if (["project", "feed"].includes(after.screen)) expect(after.account, name).not.toBeNull();
  if (after.practice) expect(after.screen, name).not.toBe("sign-in");
  expect(railOf(after).filter(({ open, id }) => open && !canOpen(after, id)), name).toEqual([]);
}

/** From every screen that nothing runs on, Back leads to Welcome. */
function expectWayOut(state: Wizard): void {
  if (state.running) return;
  const seen: Screen[] = [];
  for (let now = state; now.screen !== "welcome"; now = step(now, { type: "back" })) {
    expect(seen, `Back goes round: ${[...seen, now.screen].join(", ")}`).not.toContain(now.screen);
    seen.push(now.screen);
  }
}

describe("a random walk", () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))("keeps what holds, seed %i", (seed) => {
    const random = numbers(seed + 1);
    let state = beginning();
    for (let turn = 0; turn < 400; turn += 1) {
      const event = random(3) === 0 ? typing(random, turn) : (EVENTS[random(EVENTS.length)] as WizardEvent);
      const before = state;
      state = step(before, event);
      expectKept(before, state, event);
      expectSound(before, state, event);
      expectWayOut(state);
    }
  });

  it("sees every screen", () => {
    const seen = new Set<Screen>();
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = numbers(seed);
      let state = beginning();
      for (let turn = 0; turn < 400; turn += 1) {
        state = step(state, random(3) === 0 ? typing(random, turn) : (EVENTS[random(EVENTS.length)] as WizardEvent));
        seen.add(state.screen);
      }
    }
    expect([...seen].sort()).toEqual(["welcome", ...STEPS, "failure", "cancelled", "undone"].sort());
  });
});
