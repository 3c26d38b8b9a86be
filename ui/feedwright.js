// Fills in the program's version. The page is complete without it, and while
// it has no packages of its own it calls the bridge that Tauri puts into every
// page, which is what the package @tauri-apps/api calls too.
const bridge = window.__TAURI_INTERNALS__;
if (bridge) {
  bridge.invoke("program_version").then((version) => {
    document.getElementById("version").textContent = `Version ${version}`;
  });
}
