// What the window gives to each place beside the quickstart.
import type { Backend, Settings, Start } from "$contract";
import type { PlaceId } from "$shell";
import type { Load } from "./Later.svelte";

/** The properties of a place's screen. */
export interface PlaceProperties {
  backend: Backend;
  /** What was known at the start, with the settings as they are now. */
  start: Start;
  practice: boolean;
  /** Leads to another place or to the quickstart as it stands. */
  go: (place: PlaceId) => void;
  /** Makes the plan of a recorded set-up and shows it on Review. */
  planRun: (run: string) => void;
  /** Makes the plan that mends one finding and shows it on Review. */
  planFix: (id: string) => void;
  /** Leads to Sign in for an organization, by its address. */
  signIn: (url: string) => void;
  /** The settings were kept: shows them. */
  settingsChanged: (settings: Settings) => void;
}

/** The screens of the places, loaded when they are needed. */
export type Places = Record<Exclude<PlaceId, "quickstart">, Load<PlaceProperties>>;
