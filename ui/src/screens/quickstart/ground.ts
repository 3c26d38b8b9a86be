// What the parts of the quickstart stand on.
import type { Backend } from "$contract";
import type { Wizard, WizardEvent } from "../../wizard";
import type { Tasks } from "./tasks.svelte";

export interface Ground {
  readonly backend: Backend;
  readonly tasks: Tasks;
  readonly wizard: Wizard;
  send(event: WizardEvent): void;
}
