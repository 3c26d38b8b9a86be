// The ways to sign in over the fake, and where the token lives.
import { describe, expect, it } from "vitest";
import { fixOf } from "./fixes";
import type { Quickstart } from "./quickstart.svelte";
import { begin, press, settled } from "./walking";

describe("ways to sign in", () => {
  const signIn = async (it: Quickstart): Promise<void> => {
    expect(await press(it)).toBe("sign-in");
    await it.signing.look();
    it.press();
    await settled(it);
  };

  it("the browser takes 2 presses, and what it brings is used by the next", async () => {
    const { it: quickstart } = await begin("browser");
    await signIn(quickstart);
    expect(quickstart.signing.result).toMatchObject({ account: { name: "Ada Lovelace" }, renews: true });
    expect(quickstart.screen).toBe("sign-in");
    expect(await press(quickstart)).toBe("feed");
    expect(quickstart.wizard.account).toEqual({ name: "Ada Lovelace" });
  });

  it("Back forgets who signed in", async () => {
    const { it: quickstart, fake } = await begin("azure-cli");
    await signIn(quickstart);
    await quickstart.back();
    expect(quickstart.screen).toBe("welcome");
    expect(quickstart.signing.result).toBeNull();
    expect(fake.calls.map(({ command }) => command)).toContain("forget_token");
  });

  it("a token that is being given is not taken away by ways that are found later", async () => {
    const { it: quickstart } = await begin("azure-cli");
    expect(await press(quickstart)).toBe("sign-in");
    quickstart.signing.chosen = "token";
    await quickstart.signing.look();
    expect(quickstart.signing.way).toBe("token");
  });

  it("what the rules of a company stop has another way", async () => {
    const { it: quickstart } = await begin("entra-blocked");
    await signIn(quickstart);
    const shown = quickstart.tasks.problem!;
    expect(shown.problem.code).toBe("sign-in-blocked");
    const fix = fixOf(quickstart, shown.problem, shown.again);
    expect(fix.label).toBe("Other ways");
    fix.onfix();
    expect(quickstart.tasks.problem).toBeNull();
    expect(quickstart.signing.pointed).not.toBeNull();
  });

  it("cancelling says nothing, and lets the sign-in begin anew", async () => {
    const { it: quickstart, fake } = await begin("browser", "step");
    expect(await press(quickstart)).toBe("sign-in");
    await quickstart.signing.look();
    quickstart.press();
    fake.step(2);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(quickstart.signing.event).not.toBeNull();
    quickstart.leave();
    await settled(quickstart);
    expect(quickstart.tasks.problem).toBeNull();
    expect(quickstart.signing.event).toBeNull();
    expect(fake.calls.filter(({ command }) => command === "cancel_sign_in")).toHaveLength(1);
  });

  it("without a keychain a place must be chosen, and goes into the plan", async () => {
    const { it: quickstart, fake } = await begin("keychain-missing");
    expect(await press(quickstart)).toBe("sign-in");
    await quickstart.stores.look();
    expect(quickstart.stores.taken).toBeNull();
    await press(quickstart);
    expect(quickstart.wrong?.verdict?.text).toBe("Choose where the token may live.");
    quickstart.stores.picked = "environment";
    await press(quickstart);
    quickstart.token.hand("A".repeat(84));
    for (const screen of ["feed", "computer", "review"]) expect(await press(quickstart)).toBe(screen);
    const planned = fake.calls.find(({ command }) => command === "make_plan");
    expect(planned?.arguments).toMatchObject({ answers: { store: "environment" } });
  });
});
