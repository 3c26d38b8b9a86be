// The quickstart over the fake: what each press leads to, without a page.
import { describe, expect, it } from "vitest";
import { Fake } from "../../backend/fake";
import { endPractice, openProfile, practise, signInAgain } from "./beginnings";
import { fixOf } from "./fixes";
import { listProjects } from "./going-on";
import { Quickstart } from "./quickstart.svelte";
import { answersOf } from "../../wizard";
import { planRun, runOf, saveProfile, tellCargo, tryAgain, undo, undoNow } from "./setting-up";
import { begin, press, settled, toReview, withToken } from "./walking";

describe("activations", () => {
  it("practice takes 5 with the choice of the mode", async () => {
    const { it: quickstart } = await begin();
    await practise(quickstart);
    await settled(quickstart);
    const screens: string[] = [quickstart.screen];
    for (let presses = 1; presses < 5; presses += 1) screens.push(await press(quickstart));
    expect(screens).toEqual(["project", "feed", "computer", "review", "done"]);
  });

  it("a known account with its project in the address takes 4", async () => {
    const { it: quickstart } = await begin("known");
    await toReview(quickstart);
    expect(await press(quickstart)).toBe("done");
  });

  it("a new token with a known project takes 6, the token page among them", async () => {
    const { it: quickstart } = await begin();
    await withToken(quickstart);
    expect(await press(quickstart)).toBe("feed");
    expect([await press(quickstart), await press(quickstart), await press(quickstart)]).toEqual(["computer", "review", "done"]);
  });
});

describe("a network that only Feedwright knows", () => {
  it("is told to Cargo by a switch on Review, and not when it is switched off again", async () => {
    const { it: quickstart } = await begin("proxy");
    await withToken(quickstart);
    expect([await press(quickstart), await press(quickstart), await press(quickstart)]).toEqual(["feed", "computer", "review"]);
    expect(quickstart.wizard.plan?.tellsCargo).toBe(false);
    await tellCargo(quickstart, true);
    expect(quickstart.screen).toBe("review");
    expect(quickstart.wizard.plan?.tellsCargo).toBe(true);
    expect(answersOf(quickstart.wizard)?.tellCargo).toBe(true);
    await tellCargo(quickstart, false);
    expect(quickstart.wizard.plan?.tellsCargo).toBe(false);
    expect(answersOf(quickstart.wizard)).not.toHaveProperty("tellCargo");
  });
});

describe("what a press cannot do yet is said beside its field", () => {
  it("an empty address", async () => {
    const { it: quickstart } = await begin("empty");
    expect(await press(quickstart)).toBe("welcome");
    expect(quickstart.wrong?.verdict?.text).toBe("Enter your organization's address.");
  });

  it("no token, and one that is refused; the next one is used", async () => {
    const { it: quickstart } = await begin("token-refused");
    await withToken(quickstart);
    expect(await press(quickstart)).toBe("sign-in");
    expect(quickstart.wrong?.verdict?.text).toContain("refused this token");
    quickstart.token.clear();
    expect(await press(quickstart)).toBe("sign-in");
    expect(quickstart.wrong?.verdict?.text).toBe("Paste the token.");
    quickstart.token.hand("A".repeat(84));
    expect(await press(quickstart)).toBe("feed");
  });

  it("a name that is taken", async () => {
    const { it: quickstart } = await begin("known");
    await press(quickstart);
    quickstart.type({ feedName: "releases" });
    expect(await press(quickstart)).toBe("feed");
    expect(quickstart.wrong?.verdict?.action?.label).toBe("Join it");
    quickstart.wrong?.verdict?.action?.onpress();
    expect(await press(quickstart)).toBe("computer");
    expect(quickstart.wizard.typed).toMatchObject({ way: "join", feedName: "releases", join: { name: "releases" } });
  });

  it("no repository", async () => {
    const { it: quickstart } = await begin("known");
    await press(quickstart);
    await press(quickstart);
    const all = quickstart.wizard.repositories.map(({ path }) => path);
    quickstart.send({ type: "ticked", paths: all, on: false });
    expect(await press(quickstart)).toBe("computer");
    expect(quickstart.wrong?.verdict?.text).toBe("Tick a repository first.");
  });

  it("a project that a token may not list is typed, and checked", async () => {
    const { it: quickstart } = await begin("no-list");
    quickstart.type({ address: "contoso" });
    await withToken(quickstart);
    expect(await press(quickstart)).toBe("project");
    quickstart.type({ project: "Nowhere" });
    expect(await press(quickstart)).toBe("project");
    expect(quickstart.wrong?.verdict?.text).toContain("has no project");
    quickstart.type({ project: "Fabrikam" });
    expect(await press(quickstart)).toBe("feed");
  });
});

describe("every failure has a way on, and keeps what was typed", () => {
  it("a lost network", async () => {
    const { it: quickstart } = await begin("feeds-offline");
    await withToken(quickstart);
    expect(await press(quickstart)).toBe("sign-in");
    const shown = quickstart.tasks.problem;
    expect(shown?.problem.code).toBe("unreachable");
    fixOf(quickstart, shown!.problem, shown!.again).onfix();
    await settled(quickstart);
    expect(quickstart.screen).toBe("feed");
    expect(quickstart.tasks.problem).toBeNull();
  });

  it("an expired token leads to Sign in and back", async () => {
    const { it: quickstart } = await begin("plan-expired");
    await withToken(quickstart);
    for (let presses = 0; presses < 3; presses += 1) await press(quickstart);
    expect(quickstart.screen).toBe("computer");
    const problem = quickstart.tasks.problem!.problem;
    expect(problem.code).toBe("token-refused");
    await signInAgain(quickstart, problem);
    expect(quickstart.screen).toBe("sign-in");
    quickstart.token.hand("B".repeat(84));
    expect(await press(quickstart)).toBe("computer");
    expect(await press(quickstart)).toBe("review");
    expect(quickstart.wizard.typed.feedName).toBe("crates-mirror");
  });

  it("a locked keychain in the middle", async () => {
    const { it: quickstart, fake } = await begin("set-up-locked");
    await withToken(quickstart);
    for (let presses = 0; presses < 4; presses += 1) await press(quickstart);
    expect(quickstart.screen).toBe("failure");
    await tryAgain(quickstart);
    await settled(quickstart);
    // What is left was agreed to: it is not asked for once more.
    expect(quickstart.screen).toBe("done");
    expect(fake.calls.filter(({ command }) => command === "plan_run")).toHaveLength(1);
  });

  it("a folder that vanished is unticked", async () => {
    const { it: quickstart } = await begin("folder-gone");
    await withToken(quickstart);
    for (let presses = 0; presses < 3; presses += 1) await press(quickstart);
    const shown = quickstart.tasks.problem!;
    expect(shown.problem.code).toBe("repository-missing");
    fixOf(quickstart, shown.problem, shown.again).onfix();
    expect(await press(quickstart)).toBe("review");
    expect(quickstart.wizard.plan?.changes).toHaveLength(4);
  });

  it("a file that changed: the new plan is shown, not made true", async () => {
    const { it: quickstart } = await begin("file-changed");
    await withToken(quickstart);
    for (let presses = 0; presses < 4; presses += 1) await press(quickstart);
    expect(quickstart.screen).toBe("failure");
    await tryAgain(quickstart);
    await settled(quickstart);
    expect(quickstart.screen).toBe("review");
    expect(quickstart.wizard.stale).toBe("~/src/ingest/.cargo/config.toml");
    expect(await press(quickstart)).toBe("done");
  });

  it("a proof alone is made once more", async () => {
    const { it: quickstart, fake } = await begin("proof-failed");
    await withToken(quickstart);
    for (let presses = 0; presses < 4; presses += 1) await press(quickstart);
    await tryAgain(quickstart);
    await settled(quickstart);
    expect(quickstart.screen).toBe("done");
    expect(fake.calls.filter(({ command }) => command === "set_up")).toHaveLength(1);
  });

  it("a call that never answers can be left", async () => {
    const fake = new Fake({ pace: 0, hang: ["choose_organization"] });
    const backend = fake.backend();
    const quickstart = new Quickstart(backend, await backend.start());
    await quickstart.look();
    quickstart.press();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(quickstart.tasks.work).toBe("organization");
    quickstart.leave();
    fake.release("choose_organization");
    await settled(quickstart);
    expect(quickstart.screen).toBe("welcome");
  });
});

describe("a running set-up", () => {
  it("is cancelled", async () => {
    const { it: slow, fake: steps } = await begin("known", "step");
    steps.step(10);
    await toReview(slow).catch(() => undefined);
    for (let tries = 0; slow.screen !== "review" && tries < 5; tries += 1) {
      steps.step(3);
      await settled(slow);
      if (slow.screen === "computer") await press(slow);
    }
    slow.press();
    steps.step(3);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(slow.screen).toBe("set-up");
    await slow.running.cancel();
    await settled(slow);
    expect(slow.screen).toBe("cancelled");
    expect(await press(slow)).toBe("review");
  });
});

describe("other ways", () => {
  it("an interrupted set-up goes on through Review", async () => {
    const { it: quickstart } = await begin("interrupted");
    const run = quickstart.here!.interrupted!.run;
    await planRun(quickstart, run);
    expect(quickstart.screen).toBe("review");
    expect(await press(quickstart)).toBe("done");
    await undo(quickstart, runOf(quickstart));
    expect(quickstart.screen).toBe("undone");
  });

  it("a profile lands on Review, past Sign in where nobody is signed in", async () => {
    const { it: known } = await begin();
    await openProfile(known);
    expect(known.screen).toBe("review");
    const { it: unknown } = await begin("profile-signed-out");
    await openProfile(unknown);
    expect(unknown.screen).toBe("sign-in");
    unknown.token.hand("A".repeat(84));
    expect(await press(unknown)).toBe("review");
  });

  it("practice ends where it began", async () => {
    const { it: quickstart } = await begin();
    const address = quickstart.wizard.typed.address;
    await practise(quickstart);
    await settled(quickstart);
    await press(quickstart);
    await endPractice(quickstart);
    await settled(quickstart);
    expect(quickstart.screen).toBe("welcome");
    expect(quickstart.wizard).toMatchObject({ practice: false, typed: { address } });
    expect(quickstart.wizard.repositories).toEqual([]);
  });

  it("undo asks about files that were edited since", async () => {
    const { it: quickstart } = await begin("edited");
    await withToken(quickstart);
    for (let presses = 0; presses < 4; presses += 1) await press(quickstart);
    await undo(quickstart, runOf(quickstart));
    expect(quickstart.screen).toBe("done");
    const asked = quickstart.asking!;
    await undoNow(quickstart, asked.run, asked.edited.map(({ path }) => ({ path, choice: "take-ours-out" as const })));
    expect(quickstart.screen).toBe("undone");
  });

  it("a profile is saved, or not where the dialog was closed", async () => {
    const { it: quickstart } = await begin("known");
    await toReview(quickstart);
    await saveProfile(quickstart);
    expect(quickstart.saved?.path).toBe("~/crates-mirror.toml");
  });

  it("nothing to change is proved again", async () => {
    const { it: quickstart, fake } = await begin("unchanged");
    await withToken(quickstart);
    for (let presses = 0; presses < 3; presses += 1) await press(quickstart);
    expect(quickstart.wizard.plan?.changes).toEqual([]);
    expect(await press(quickstart)).toBe("done");
    expect(fake.calls.some(({ command }) => command === "prove_again")).toBe(true);
  });

  it("ten thousand projects are listed", async () => {
    const { it: quickstart } = await begin("many");
    quickstart.type({ address: "contoso" });
    await withToken(quickstart);
    expect(await press(quickstart)).toBe("project");
    await listProjects(quickstart);
    expect(quickstart.projects.rows).toHaveLength(10_412);
  });

  it("a token is forgotten on the way back from Sign in", async () => {
    const { it: quickstart, fake } = await begin();
    await withToken(quickstart);
    await quickstart.back();
    expect(quickstart.screen).toBe("welcome");
    expect(quickstart.token.given).toBe(false);
    expect(fake.calls.some(({ command }) => command === "forget_token")).toBe(true);
  });
});
