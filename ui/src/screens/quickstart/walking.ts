// How tests walk through the quickstart over the fake: press by press, without
// a page.
import { expect } from "vitest";
import { Fake } from "../../backend/fake";
import { Quickstart } from "./quickstart.svelte";

export async function begin(scenario?: string, pace: number | "step" = 0): Promise<{ it: Quickstart; fake: Fake }> {
  const fake = new Fake({ scenario, pace, hang: [] });
  const backend = fake.backend();
  const it = new Quickstart(backend, await backend.start());
  await it.look();
  return { it, fake };
}

/** Until nothing is waited for any more. */
export async function settled(it: Quickstart): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    await Promise.resolve();
    if (turn % 50 === 49) await new Promise((resolve) => setTimeout(resolve));
  }
  expect(it.tasks.work).toBeNull();
}

export async function press(it: Quickstart): Promise<string> {
  it.press();
  await settled(it);
  return it.screen;
}

export async function withToken(it: Quickstart): Promise<void> {
  expect(await press(it)).toBe("sign-in");
  it.token.hand("A".repeat(84));
  await settled(it);
}

/** With a kept account and a certain project, up to Review. */
export async function toReview(it: Quickstart): Promise<void> {
  expect(await press(it)).toBe("feed");
  expect(await press(it)).toBe("computer");
  expect(await press(it)).toBe("review");
}
