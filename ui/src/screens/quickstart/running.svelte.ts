// A set-up while it runs: its steps, its time, and how it ended.
import { problemOf } from "$backend";
import type { SetUpEnd } from "$contract";
import { afterEvent, noSteps, type LiveSteps } from "../../wizard";
import type { Ground } from "./ground";

/** How often the times move, in milliseconds. */
const TICK = 100;
/** After so long without an event a step says that it takes longer. */
const QUIET_AFTER = 5000;

export class Running {
  live = $state.raw<LiveSteps>(noSteps);
  cancelling = $state(false);
  /** Milliseconds since the start, and since the step of now began. */
  elapsed = $state(0);
  stepElapsed = $state(0);
  /** Nothing has been heard for a while. */
  quiet = $state(false);
  #ground: Ground;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Makes the kept plan true, or proves once more what is in place. */
  async start(proving: boolean): Promise<SetUpEnd | undefined> {
    this.#ground.send({ type: "started", proving });
    if (!this.#ground.wizard.running) return undefined;
    this.live = noSteps;
    this.cancelling = false;
    const begin = this.#clock();
    const { backend } = this.#ground;
    const ask = proving ? backend.proveAgain : backend.setUp;
    const end = await ask
      .call(backend, (event) => {
        this.live = afterEvent(this.live, event);
        begin(event.event === "started");
      })
      .catch((reason: unknown): SetUpEnd => failed(reason, proving));
    this.#stopClock();
    this.cancelling = false;
    return end;
  }

  async cancel(): Promise<void> {
    if (this.cancelling) return;
    this.cancelling = true;
    await this.#ground.backend.cancelSetUp().catch(() => (this.cancelling = false));
  }

  /** Lets the times move; the answer tells it of each event. */
  #clock(): (stepBegan: boolean) => void {
    const begun = performance.now();
    let [step, heard] = [begun, begun];
    [this.elapsed, this.stepElapsed, this.quiet] = [0, 0, false];
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.elapsed = now - begun;
      this.stepElapsed = now - step;
      this.quiet = now - heard > QUIET_AFTER;
    }, TICK);
    return (stepBegan) => {
      heard = performance.now();
      this.quiet = false;
      if (stepBegan) step = heard;
      this.elapsed = heard - begun;
      this.stepElapsed = heard - step;
    };
  }

  #stopClock(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.quiet = false;
  }
}

/** A call that was refused before anything began. */
function failed(reason: unknown, applied: boolean): SetUpEnd {
  const summary = { run: null, changes: 0, files: [], keychain: false, feedsCreated: [] };
  return { end: "failed", problem: problemOf(reason), summary, applied };
}
