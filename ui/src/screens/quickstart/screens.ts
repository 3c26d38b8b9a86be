// The screens of the quickstart that follow Welcome. Each is loaded when it is
// first shown.
import type { PlaceId } from "$shell";
import type { Screen } from "../../wizard";
import type { Load } from "../Later.svelte";
import type { Quickstart } from "./quickstart.svelte";

/** What each of them is given. */
export interface ScreenProperties {
  quickstart: Quickstart;
  /** Leads to a place beside the quickstart. */
  go: (place: PlaceId) => void;
  /** Asks whether practice shall end. */
  onendpractice: () => void;
}

export const screens: Record<Exclude<Screen, "welcome">, Load<ScreenProperties>> = {
  "sign-in": () => import("./SignIn.svelte"),
  project: () => import("./Project.svelte"),
  feed: () => import("./Feed.svelte"),
  computer: () => import("./Computer.svelte"),
  review: () => import("./Review.svelte"),
  "set-up": () => import("./SetUp.svelte"),
  done: () => import("./Done.svelte"),
  failure: () => import("./Failure.svelte"),
  cancelled: () => import("./Cancelled.svelte"),
  undone: () => import("./Undone.svelte"),
};
