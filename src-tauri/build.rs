//! Prepares the window's part of the build: its capabilities, permissions and
//! icons. A headless build does nothing here.

#[cfg(feature = "desktop")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use tauri_build::{AppManifest, Attributes};

    // Patterns of our own switch off the watching that the defaults bring.
    for folder in ["src-tauri/capabilities", "src-tauri/permissions", "icons"] {
        say(&format!("cargo::rerun-if-changed={folder}"));
    }
    tauri_build::try_build(
        Attributes::new()
            .capabilities_path_pattern("./src-tauri/capabilities/**/*")
            .app_manifest(
                AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*"),
            ),
    )?;
    Ok(())
}

#[cfg(not(feature = "desktop"))]
fn main() {
    // Without a line of this kind every changed file would start this again.
    say("cargo::rerun-if-changed=src-tauri/build.rs");
}

/// A build script talks to Cargo on standard output.
fn say(instruction: &str) {
    println!("{instruction}");
}
