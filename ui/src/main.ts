// The window inside Tauri.
import "./styles/index.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { tauriBackend } from "./backend/tauri";
import { followSystem } from "./shell/appearance";

followSystem();
// The shell zooms the web view by itself when the settings say so.
mount(App, { target: document.body, props: { backend: tauriBackend(), zoom: () => undefined } });
