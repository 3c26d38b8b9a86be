// The screens beside the quickstart, by their place in the rail. Each is loaded
// when it is first opened.
import type { Places } from "../place";

export const places: Places = {
  feeds: () => import("./Feeds.svelte"),
  accounts: () => import("./Accounts.svelte"),
  history: () => import("./History.svelte"),
  doctor: () => import("./Doctor.svelte"),
  settings: () => import("./Settings.svelte"),
};
