import { describe, expect, it } from "vitest";
import { answersOf, beginning, missingOn, railOf, step, type Wizard, type WizardEvent } from ".";
import { ADA, CANCELLED, DONE, FAILED, FEEDS, organization, plan, repository } from "./samples";

const GO: WizardEvent = { type: "go-on" };
const BACK: WizardEvent = { type: "back" };
const through = (events: WizardEvent[], from: Wizard = beginning()): Wizard => events.reduce(step, from);
const chosen = (more = {}): WizardEvent => ({ type: "organization-chosen", organization: organization(more) });
const project = (name: string): WizardEvent => ({ type: "typed", change: { project: name } });
const found: WizardEvent = {
  type: "repositories-found",
  rows: [repository("/a", { ticked: true }), repository("/b"), repository("/c", { ticked: true, now: { kind: "read-only" } })],
};
const feeds: WizardEvent = { type: "feeds-listed", feeds: FEEDS };
const planned: WizardEvent = { type: "planned", plan: plan("/a"), of: "answers" };
const START: WizardEvent = { type: "started", proving: false };

/** A person with a kept account, up to "This computer". */
const atComputer = through([chosen({ account: ADA }), GO, project("Fabrikam"), GO, feeds, GO, found]);
const atReview = step(atComputer, planned);
const running = step(atReview, START);

describe("going on", () => {
  it("asks for each thing in turn", () => {
    expect(step(beginning(), GO).screen).toBe("welcome");
    expect(through([chosen(), GO]).screen).toBe("sign-in");
    expect(through([chosen(), GO, GO]).screen).toBe("sign-in");
    const signedIn = through([chosen(), GO, { type: "signed-in", account: ADA }, GO]);
    expect(signedIn.screen).toBe("project");
    expect(missingOn("project", signedIn)).toBe("project");
    expect(step(signedIn, GO).screen).toBe("project");
    expect(atComputer.screen).toBe("computer");
  });

  it("does not sign in who is signed in", () => {
    expect(through([chosen({ account: ADA }), GO]).screen).toBe("project");
  });

  it("does not ask for a project that is certain, but in practice", () => {
    const certain: WizardEvent = { type: "project-certain", project: "Fabrikam" };
    expect(through([chosen({ account: ADA }), certain, GO]).screen).toBe("feed");
    const practice: WizardEvent = {
      type: "practice-started",
      practice: { organization: organization({ account: ADA }), project: "Fabrikam", usesCratesIo: true },
    };
    const practising = through([practice]);
    expect(practising.screen).toBe("project");
    expect(through([GO], practising).screen).toBe("feed");
    expect(through([GO, BACK], practising).screen).toBe("project");
  });

  it("fills in a suggestion only where nobody has chosen", () => {
    const suggested: WizardEvent = { type: "project-suggested", project: "Other" };
    expect(through([chosen(), suggested]).typed.project).toBe("Other");
    expect(through([chosen(), project("Mine"), suggested]).typed.project).toBe("Mine");
    const named = through([chosen(), { type: "typed", change: { feedName: "mine" } }, feeds]);
    expect(named.typed.feedName).toBe("mine");
    const join = through([chosen(), { type: "feeds-listed", feeds: { ...FEEDS, suggestion: { way: "join", id: "1" } } }]);
    expect(join.typed).toMatchObject({ way: "join", join: { name: "rust" } });
  });
});

describe("answers", () => {
  it("are those of the screens", () => {
    expect(answersOf(atComputer)).toEqual({
      project: "Fabrikam",
      feed: "crates-mirror",
      create: true,
      visibility: "specific-people",
      registry: null,
      repositories: ["/a"],
      userLevel: false,
    });
  });

  it("are none while something is missing", () => {
    expect(answersOf(step(atComputer, { type: "ticked", paths: ["/a"], on: false }))).toBeNull();
    expect(answersOf(step(atComputer, { type: "typed", change: { feedName: " " } }))).toBeNull();
    expect(answersOf(step(atComputer, { type: "typed", change: { way: "join" } }))).toBeNull();
  });

  it("name the joined feed's own project, and leave who sees it", () => {
    const join = { id: "2", name: "shared", project: null, index: null };
    expect(answersOf(step(atComputer, { type: "typed", change: { way: "join", join } }))).toMatchObject({
      project: null,
      feed: "shared",
      create: false,
      visibility: null,
    });
  });

  it("never tick what cannot be written", () => {
    const ticked = step(atComputer, { type: "ticked", paths: ["/b", "/c"], on: true });
    expect(answersOf(ticked)?.repositories).toEqual(["/a", "/b"]);
  });

  it("survive another search", () => {
    const ticked = step(atComputer, { type: "ticked", paths: ["/b"], on: true });
    const again = through([{ type: "search-started", keep: [] }, found], ticked);
    expect(answersOf(again)?.repositories).toEqual(["/a", "/b"]);
  });

  it("stay when the same organization is chosen again, and the project goes with another one", () => {
    const back = through([BACK, BACK, BACK, chosen({ account: ADA }), GO, GO, GO], atComputer);
    expect(back.typed).toEqual(atComputer.typed);
    const other = step(atComputer, chosen({ url: "https://dev.azure.com/other", organization: "other" }));
    expect(other.typed.project).toBeNull();
    expect(other.account).toBeNull();
    expect(other.typed.feedName).toBe("crates-mirror");
  });
});

describe("the plan", () => {
  it("is shown before it is made true", () => {
    expect(atReview.screen).toBe("review");
    expect(step(atComputer, START)).toBe(atComputer);
    expect(running).toMatchObject({ screen: "set-up", running: true });
  });

  it("is lost with the answers that it was made of", () => {
    expect(step(atReview, { type: "ticked", paths: ["/b"], on: true }).plan).toBeNull();
    expect(step(atReview, { type: "typed", change: { feedName: "other" } }).plan).toBeNull();
    expect(step(atReview, { type: "typed", change: { address: "x" } }).plan).not.toBeNull();
  });

  it("says which file made it stale", () => {
    const stale = step(atComputer, { type: "planned", plan: plan("/a"), of: "answers", stale: "~/a" });
    expect(stale).toMatchObject({ screen: "review", stale: "~/a" });
    expect(step(stale, START).stale).toBeNull();
  });
});

describe("a running set-up", () => {
  it("holds everything else", () => {
    for (const event of [BACK, GO, project("x"), planned, START, { type: "open", step: "feed" }, { type: "signed-out" }] as WizardEvent[]) {
      expect(step(running, event).screen, event.type).toBe("set-up");
      expect(step(running, event).typed, event.type).toEqual(running.typed);
    }
  });

  it("ends in one of three ways", () => {
    expect(step(running, { type: "ended", end: DONE }).screen).toBe("done");
    expect(step(running, { type: "ended", end: FAILED }).screen).toBe("failure");
    expect(step(running, { type: "ended", end: CANCELLED }).screen).toBe("cancelled");
    expect(step(atReview, { type: "ended", end: DONE })).toBe(atReview);
  });

  it("keeps every answer when it fails, and goes on from there", () => {
    const failed = step(running, { type: "ended", end: FAILED });
    expect(answersOf(failed)).toEqual(answersOf(atReview));
    expect(step(failed, { type: "open", step: "computer" }).screen).toBe("computer");
    expect(through([{ type: "open", step: "computer" }, { type: "open", step: "set-up" }], failed).screen).toBe("failure");
    expect(step(failed, planned)).toMatchObject({ screen: "review", end: null });
  });

  it("cannot be reviewed again without a new plan", () => {
    const failed = step(running, { type: "ended", end: FAILED });
    expect(step(failed, { type: "open", step: "review" }).screen).toBe("failure");
  });
});

describe("signing in again", () => {
  it("goes back to where it was needed", () => {
    const out = step(atComputer, { type: "signed-out" });
    expect(out).toMatchObject({ screen: "sign-in", account: null });
    expect(step(out, { type: "signed-in", account: ADA }).screen).toBe("computer");
    const failed = through([{ type: "ended", end: FAILED }, { type: "signed-out" }, { type: "signed-in", account: ADA }], running);
    expect(failed.screen).toBe("computer");
    expect(answersOf(failed)).toEqual(answersOf(atReview));
  });
});

describe("practice", () => {
  const practice: WizardEvent = {
    type: "practice-started",
    practice: { organization: organization({ account: { name: "Practice account" } }), project: "Fabrikam", usesCratesIo: true },
  };

  it("leaves the real answers alone and gives them back", () => {
    const practising = through([practice, GO, feeds, { type: "typed", change: { feedName: "other" } }], atComputer);
    expect(practising.practice).toBe(true);
    expect(practising.repositories).toEqual([]);
    const real = step(practising, { type: "practice-ended" });
    expect(real).toMatchObject({ practice: false, screen: "welcome" });
    expect(real.typed).toEqual(atComputer.typed);
  });

  it("cannot sign in as somebody else", () => {
    expect(step(step(beginning(), practice), { type: "open", step: "sign-in" }).screen).toBe("project");
    expect(step(step(beginning(), practice), { type: "signed-out" }).screen).toBe("project");
  });
});

describe("a profile", () => {
  const opened = (account: typeof ADA | null): WizardEvent => ({
    type: "profile-opened",
    profile: {
      path: "~/contoso.toml",
      organization: organization({ account }),
      answers: { project: null, feed: "shared", create: false, visibility: null, registry: "shared", repositories: ["/p"], userLevel: false },
    },
  });

  it("fills in the answers and leads to Review", () => {
    const known = step(beginning(), opened(ADA));
    expect(answersOf(known)).toEqual({ project: null, feed: "shared", create: false, visibility: null, registry: "shared", repositories: ["/p"], userLevel: false });
    expect(known.typed.tellCargo).toBe(false);
    expect(step(known, planned).screen).toBe("review");
    expect(through([planned, BACK], known).screen).toBe("computer");
  });

  it("asks for a sign-in first where nobody is signed in", () => {
    const unknown = step(beginning(), opened(null));
    expect(unknown.screen).toBe("sign-in");
    expect(through([{ type: "signed-in", account: ADA }, GO], unknown).screen).toBe("computer");
  });
});

describe("the rail", () => {
  it("shows what was answered behind, and opens it", () => {
    const rail = railOf(atReview);
    expect(rail.map(({ state }) => state)).toEqual(["done", "done", "done", "done", "current", "todo", "todo"]);
    expect(rail.map(({ answer }) => answer)).toEqual([
      { answer: "account", name: "Ada Lovelace" },
      { answer: "project", organization: "contoso", project: "Fabrikam" },
      { answer: "feed", feed: "crates-mirror", isNew: true },
      { answer: "repositories", count: 1 },
      undefined,
      undefined,
      undefined,
    ]);
    expect(rail.filter(({ open }) => open).map(({ id }) => id)).toEqual(["sign-in", "project", "feed", "computer"]);
  });

  it("shows a failure where it happened, and everything done at the end", () => {
    expect(railOf(step(running, { type: "ended", end: FAILED }))[5]?.state).toBe("failed");
    expect(new Set(railOf(step(running, { type: "ended", end: DONE })).map(({ state }) => state))).toEqual(new Set(["done"]));
  });

  it("opens nothing while a set-up runs", () => {
    expect(railOf(running).filter(({ open }) => open)).toEqual([]);
  });
});
