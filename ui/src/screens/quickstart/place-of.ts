// What a screen reader hears with a title: "Feed, step 3 of 7".
import { STEP_NAME } from "$shell";
import { text } from "$texts";
import { STEPS, stepOf, type Screen } from "../../wizard";

/** The step of a screen, with its number. */
export function place(screen: Screen): string {
  const step = stepOf(screen);
  return text("step-place", { name: text(STEP_NAME[step]), number: STEPS.indexOf(step) + 1 });
}
