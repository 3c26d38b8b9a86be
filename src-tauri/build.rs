//! Prepares the window's part of the build: its capabilities, permissions and
//! icons, and a plain word when the page is not built. A headless build does
//! nothing here.

#[cfg(feature = "desktop")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use tauri_build::{AppManifest, Attributes};

    // Patterns of our own switch off the watching that the defaults bring.
    for folder in [
        "src-tauri/capabilities",
        "src-tauri/permissions",
        "icons",
        "ui/dist",
    ] {
        say(&format!("cargo::rerun-if-changed={folder}"));
    }
    if !std::path::Path::new("ui/dist/index.html").is_file() {
        say(
            "cargo::error=The window's page is not built yet: run `cargo xtask ui` first, or \
             build the two programs without a window by `cargo build --no-default-features`.",
        );
        return Ok(());
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
