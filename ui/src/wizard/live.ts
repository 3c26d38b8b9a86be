// The steps of a set-up as they move, out of the events that the core sends.
import type { SetUpEvent, StepOutcome, StepView, WaitView } from "../contract";

/** A step and how it stands. */
export interface LiveStep {
  step: StepView;
  state: "todo" | "doing" | StepOutcome;
  milliseconds: number | null;
  /** The newest line of cargo's, or what the step does now. */
  note: string | null;
  /** What the server makes it wait for. */
  wait: WaitView | null;
}

/** All steps, and what is waited for. */
export interface LiveSteps {
  steps: readonly LiveStep[];
  waiting: string | null;
}

/** Before the first event. */
export const noSteps: LiveSteps = { steps: [], waiting: null };

/** The steps after an event; one of an unknown step changes nothing. */
export function afterEvent(before: LiveSteps, event: SetUpEvent): LiveSteps {
  switch (event.event) {
    case "steps":
      return {
        steps: event.steps.map((step) => ({ step, state: "todo", milliseconds: null, note: null, wait: null })),
        waiting: null,
      };
    case "started":
      return changed(before, event.id, { state: "doing" });
    case "note":
      return changed(before, event.id, { note: event.text, wait: event.wait ?? null });
    case "waiting":
      return { ...before, waiting: event.text };
    case "finished":
      return changed(before, event.id, { state: event.outcome, milliseconds: event.milliseconds, wait: null });
  }
}

function changed({ steps }: LiveSteps, id: string, change: Partial<LiveStep>): LiveSteps {
  return {
    steps: steps.map((live) => (live.step.id === id ? { ...live, ...change } : live)),
    waiting: null,
  };
}
