// From the answers to the plan, from the plan to the proof, and back again.
import type { EditedChoice, PlanView, SetUpEnd } from "$contract";
import { answersOf, isWithin } from "../../wizard";
import type { Quickstart } from "./quickstart.svelte";

/** Makes the plan of the answers and shows it. */
export async function plan(quickstart: Quickstart, stale: string | null = null): Promise<void> {
  const answers = answersOf(quickstart.wizard);
  if (!answers) return quickstart.send({ type: "plan-lost" });
  const again = (): void => void plan(quickstart, stale);
  await quickstart.tasks.run("plan", () => quickstart.backend.makePlan(answers), (made) => {
    quickstart.send({ type: "planned", plan: made, of: "answers", stale });
  }, again);
}

/** Makes the plan anew: Cargo is told the way to the network, or is not. */
export async function tellCargo(quickstart: Quickstart, on: boolean): Promise<void> {
  const answers = answersOf(quickstart.wizard);
  if (!answers) return;
  const { tellCargo: _before, ...others } = answers;
  const wished = on ? { ...others, tellCargo: on } : others;
  const again = (): void => void tellCargo(quickstart, on);
  await quickstart.tasks.run("plan", () => quickstart.backend.makePlan(wished), (made) => {
    quickstart.send({ type: "planned", plan: made, of: "answers", tellCargo: on });
  }, again);
}

/** Makes the plan of a recorded run and shows it: to resume or to mend. */
export async function planRun(quickstart: Quickstart, run: string): Promise<void> {
  if (quickstart.wizard.running) return;
  const again = (): void => void planRun(quickstart, run);
  await quickstart.tasks.run("resume", () => quickstart.backend.planRun(run), (made) => {
    quickstart.send({ type: "planned", plan: made, of: "run" });
  }, again);
}

/** Makes the plan that mends one finding of the doctor, and shows it. */
export async function planFix(quickstart: Quickstart, id: string): Promise<void> {
  if (quickstart.wizard.running) return;
  const again = (): void => void planFix(quickstart, id);
  await quickstart.tasks.run("resume", () => quickstart.backend.planFix(id), (made) => {
    quickstart.send({ type: "planned", plan: made, of: "run", mend: id });
  }, again);
}

/** The same set-up once more, after it was cancelled or undone. */
export async function planAgain(quickstart: Quickstart): Promise<void> {
  if (answersOf(quickstart.wizard)) await plan(quickstart);
  else quickstart.open("welcome");
}

export async function setUp(quickstart: Quickstart): Promise<void> {
  await ended(quickstart, await quickstart.running.start(false));
}

export async function proveAgain(quickstart: Quickstart): Promise<void> {
  await ended(quickstart, await quickstart.running.start(true));
}

async function ended(quickstart: Quickstart, end: SetUpEnd | undefined): Promise<void> {
  if (!end) return;
  quickstart.send({ type: "ended", end });
  if (end.end === "mended") {
    // Doctor looks again, and says whether all is well now.
    await quickstart.look();
    return quickstart.go("doctor");
  }
  // Nothing was done to a file that is not as it was planned: the new plan is shown at once.
  const untouched = end.end === "failed" && end.problem.code === "file-changed" && end.summary.changes === 0;
  if (untouched && quickstart.wizard.mend === null) await plan(quickstart, end.problem.place);
}

/** Goes on from a failure. What was not agreed to before is shown first. */
export async function tryAgain(quickstart: Quickstart): Promise<void> {
  const { wizard, backend, tasks } = quickstart;
  const end = wizard.end;
  if (end?.end !== "failed") return;
  if (end.applied) return proveAgain(quickstart);
  const answers = answersOf(wizard);
  const { run } = end.summary;
  const ask = (): Promise<PlanView> => {
    if (wizard.mend !== null) return backend.planFix(wizard.mend);
    if (run !== null) return backend.planRun(run);
    return answers ? backend.makePlan(answers) : Promise.reject(end.problem);
  };
  await tasks.run("plan", ask, (made) => resume(quickstart, made), () => void tryAgain(quickstart));
}

async function resume(quickstart: Quickstart, made: PlanView): Promise<void> {
  const { plan: agreed, end, planOf, mend } = quickstart.wizard;
  const stale = end?.end === "failed" && end.problem.code === "file-changed" ? end.problem.place : null;
  quickstart.send({ type: "planned", plan: made, of: planOf, stale, mend });
  if (agreed && stale === null && isWithin(made, agreed)) await setUp(quickstart);
}

/** Takes a run back: at once, or after a question for each file that was edited since. */
export async function undo(quickstart: Quickstart, run: string | null): Promise<void> {
  const { backend, tasks } = quickstart;
  const again = (): void => void undo(quickstart, run);
  await tasks.run("undo", () => backend.previewUndo(run), async (preview) => {
    if (preview.edited.length > 0) quickstart.asking = preview;
    else await undoNow(quickstart, preview.run, []);
  }, again);
}

export async function undoNow(quickstart: Quickstart, run: string, edited: EditedChoice[]): Promise<void> {
  const again = (): void => void undoNow(quickstart, run, edited);
  quickstart.asking = null;
  await quickstart.tasks.run("undo", () => quickstart.backend.undo({ run, edited }), async (view) => {
    quickstart.send({ type: "undone", view });
    await quickstart.look();
  }, again);
}

/** The run that Undo on Done and after a failure is about. */
export function runOf({ wizard }: Quickstart): string | null {
  const { end } = wizard;
  return end && end.end !== "cancelled" ? end.summary.run : null;
}

/** Saves the answers for other computers. */
export async function saveProfile(quickstart: Quickstart): Promise<void> {
  const answers = answersOf(quickstart.wizard);
  if (!answers) return;
  const { backend, tasks } = quickstart;
  const again = (): void => void saveProfile(quickstart);
  const save = async () => {
    const path = await backend.chooseSavePlace();
    return path === null ? null : backend.saveProfile(path, answers);
  };
  await tasks.run("save", save, (saved) => {
    quickstart.saved = saved;
  }, again);
}

/** Closes the window: nothing runs. */
export async function close(quickstart: Quickstart): Promise<void> {
  await quickstart.backend.closeWindow("close").catch((reason: unknown) => {
    quickstart.tasks.fail(reason, "organization", () => void close(quickstart));
  });
}
