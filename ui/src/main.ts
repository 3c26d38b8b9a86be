// The window inside Tauri.
import "./styles/index.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { followSystem } from "./shell/appearance";

followSystem();
mount(App, { target: document.body });
