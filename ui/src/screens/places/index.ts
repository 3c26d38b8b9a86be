// The screens beside the quickstart, by their place in the rail.
import type { Places } from "../place";
import Accounts from "./Accounts.svelte";
import Doctor from "./Doctor.svelte";
import Feeds from "./Feeds.svelte";
import History from "./History.svelte";
import Settings from "./Settings.svelte";

export const places: Places = {
  feeds: Feeds,
  accounts: Accounts,
  history: History,
  doctor: Doctor,
  settings: Settings,
};
