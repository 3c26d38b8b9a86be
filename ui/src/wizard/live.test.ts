import { describe, expect, it } from "vitest";
import type { SetUpEvent, StepView } from "../contract";
import { afterEvent, isWithin, noSteps } from ".";
import { plan } from "./samples";

const view = (id: string): StepView => ({ id, kind: "write", feed: "f", project: null, path: `~/${id}`, package: null, cargo: null, title: id });
const begun: SetUpEvent = { event: "steps", steps: [view("1"), view("2")] };
const after = (...events: SetUpEvent[]) => [begun, ...events].reduce(afterEvent, noSteps);

describe("live steps", () => {
  it("go from to do through doing to an outcome", () => {
    expect(after().steps.map(({ state }) => state)).toEqual(["todo", "todo"]);
    expect(after({ event: "started", id: "1" }).steps[0]?.state).toBe("doing");
    const ended = after({ event: "started", id: "1" }, { event: "finished", id: "1", outcome: "skipped", milliseconds: 6 });
    expect(ended.steps[0]).toMatchObject({ state: "skipped", milliseconds: 6 });
  });

  it("show the newest line, and what is waited for until something moves", () => {
    const noted = after({ event: "note", id: "1", text: "a" }, { event: "note", id: "1", text: "b" });
    expect(noted.steps[0]?.note).toBe("b");
    const waiting = after({ event: "waiting", text: "another Feedwright" });
    expect(waiting.waiting).toBe("another Feedwright");
    expect(afterEvent(waiting, { event: "started", id: "2" }).waiting).toBeNull();
  });

  it("take no notice of a step that is not there", () => {
    expect(after({ event: "started", id: "9" }).steps).toEqual(after().steps);
  });
});

describe("consent", () => {
  it("covers what is left of the plan, and no more", () => {
    expect(isWithin(plan("/b"), plan("/a", "/b"))).toBe(true);
    expect(isWithin(plan(), plan("/a"))).toBe(true);
    expect(isWithin(plan("/a", "/c"), plan("/a", "/b"))).toBe(false);
    expect(isWithin({ ...plan("/a"), index: "sparse+https://other/" }, plan("/a"))).toBe(false);
    const other = plan("/a");
    expect(isWithin({ ...other, changes: other.changes.map((change) => ({ ...change, diff: "+more" }) as typeof change) }, plan("/a"))).toBe(false);
  });
});
