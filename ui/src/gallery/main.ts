// Every component in every state, for looking at. Not part of the window.
import "../fake/frozen";
import "../styles/index.css";
import { mount } from "svelte";
import Gallery from "./Gallery.svelte";
import { applyTextSize, followSystem, overrideAppearance } from "../shell/appearance";

followSystem();
const flags = location.hash.slice(1).split("/");
overrideAppearance({
  theme: flags.includes("dark") ? "dark" : flags.includes("light") ? "light" : "system",
  contrast: flags.includes("more") ? "more" : "system",
});
applyTextSize(Number(flags.find((flag) => /^\d+$/.test(flag)) ?? 100));
document.documentElement.dir = flags.includes("rtl") ? "rtl" : "ltr";
mount(Gallery, { target: document.body });
