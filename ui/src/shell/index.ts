// The window around the screens.
export { default as ActionBar, type BarAction } from "./ActionBar.svelte";
export * from "./appearance";
export { default as PracticeBar } from "./PracticeBar.svelte";
export { PLACE, STEPS, STEP_NAME, type PlaceId, type RailStep, type StepId } from "./rail";
export { default as Rail } from "./Rail.svelte";
export { default as Screen } from "./Screen.svelte";
export { default as Window } from "./Window.svelte";
