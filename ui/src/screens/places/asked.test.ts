import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Asked } from "./asked.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A question that is answered by hand. */
function question<Value>(): { ask: () => Promise<Value>; answer: (value: Value) => void; refuse: (reason: unknown) => void } {
  let answer!: (value: Value) => void;
  let refuse!: (reason: unknown) => void;
  const promise = new Promise<Value>((resolve, reject) => ([answer, refuse] = [resolve, reject]));
  return { ask: () => promise, answer, refuse };
}

it("says after 5 seconds that it takes longer, until the answer comes", async () => {
  const [asked, one] = [new Asked<number>(), question<number>()];
  const done = asked.ask(one.ask);
  vi.advanceTimersByTime(4999);
  expect(asked.slow).toBe(false);
  vi.advanceTimersByTime(1);
  expect(asked.slow).toBe(true);
  one.answer(7);
  expect(await done).toBe(true);
  expect([asked.state, asked.value, asked.slow]).toEqual(["answered", 7, false]);
});

it("drops what comes after it was left, or after a newer question", async () => {
  const [asked, one, two] = [new Asked<number>(), question<number>(), question<number>()];
  const first = asked.ask(one.ask);
  asked.leave();
  one.answer(1);
  expect(await first).toBe(false);
  expect([asked.state, asked.value]).toEqual(["left", null]);
  const third = question<number>();
  const [second, last] = [asked.ask(two.ask), asked.ask(third.ask)];
  third.answer(3);
  expect(await last).toBe(true);
  two.refuse(new Error("late"));
  expect(await second).toBe(false);
  expect([asked.state, asked.value, asked.problem]).toEqual(["answered", 3, null]);
});

it("keeps what is shown while it asks again, when told so, and shows what went wrong", async () => {
  const [asked, one, two] = [new Asked<number>(), question<number>(), question<number>()];
  one.answer(1);
  await asked.ask(one.ask);
  const again = asked.ask(two.ask, true);
  expect([asked.state, asked.value]).toEqual(["asking", 1]);
  two.refuse(new Error("lost"));
  expect(await again).toBe(false);
  expect([asked.state, asked.value, asked.problem?.code]).toEqual(["failed", 1, "internal"]);
});
