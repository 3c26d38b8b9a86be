// The window in a browser, for development and browser tests. The page's
// address chooses the case (see backend/fake.ts) and, with `?locale=`, a
// language.
import "./fake/frozen";
import "./styles/index.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { Fake, optionsOf, type FakeControls } from "./backend/fake";
import { followSystem } from "./shell/appearance";
import { showLocale, type Locale } from "./texts";

declare global {
  interface Window {
    /** What tests do with the fake. */
    feedwrightFake: FakeControls;
    /** Shows another language without leaving the screen. */
    feedwrightLocale: (locale: Locale) => Promise<void>;
  }
}

const fake = new Fake(optionsOf(location.search));
window.feedwrightFake = fake;
window.feedwrightLocale = showLocale;
const forcedLocale = (new URLSearchParams(location.search).get("locale") as Locale | null) ?? undefined;
followSystem();
mount(App, { target: document.body, props: { backend: fake.backend(), forcedLocale } });
