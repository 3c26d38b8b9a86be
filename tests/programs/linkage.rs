//! A headless build links no webview and no toolkit: it runs on a server where
//! none is installed.
#![cfg(all(target_os = "linux", not(feature = "desktop")))]

use std::process::Command;

/// Parts of the names of libraries that need a screen.
const NEED_A_SCREEN: [&str; 7] = [
    "webkit",
    "javascriptcore",
    "gtk",
    "gdk",
    "libX11",
    "wayland",
    "soup",
];

fn offending(libraries: &str) -> Vec<&str> {
    let names = libraries
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| NEED_A_SCREEN.iter().any(|part| name.contains(part)))
        .collect()
}

#[test]
fn the_headless_programs_link_nothing_that_needs_a_screen() {
    for program in [
        env!("CARGO_BIN_EXE_feedwright"),
        env!("CARGO_BIN_EXE_cargo-credential-feedwright"),
    ] {
        let output = Command::new("ldd").arg(program).output().unwrap();
        let libraries = String::from_utf8(output.stdout).unwrap();
        assert!(libraries.contains("libc.so"), "{program}: {libraries}");
        assert_eq!(offending(&libraries), Vec::<&str>::new(), "{program}");
    }
}

#[test]
fn the_check_sees_a_webview() {
    let libraries = "\tlibwebkit2gtk-4.1.so.0 => /usr/lib/libwebkit2gtk-4.1.so.0 (0x1)\n\
                     \tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x2)\n";
    assert_eq!(
        offending(libraries),
        ["libwebkit2gtk-4.1.so.0", "libgtk-3.so.0"]
    );
}
