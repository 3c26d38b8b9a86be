//! The answer for each system, on whichever this test runs.

use insta::assert_snapshot;

use super::*;
use crate::system::need::Purpose;

fn shown(os_release: &str, purpose: Purpose, root: bool, terminal: bool) -> String {
    for_system(
        &Distribution::from_os_release(os_release),
        purpose,
        root,
        terminal,
    )
}

/// What happens on a system that has nothing of what is needed.
fn for_system(distribution: &Distribution, purpose: Purpose, root: bool, terminal: bool) -> String {
    let missing = purpose.needs(distribution);
    let situation = Situation {
        distribution,
        missing,
        root,
        terminal,
    };
    match plan(&situation) {
        Plan::Nothing => "nothing to do".to_owned(),
        Plan::Run(commands) => indented(&commands),
        Plan::Ask(commands) => question(missing, &commands),
        Plan::Stop(sentence) => format!("stop: {sentence}"),
    }
}

const DEBIAN: &str = "ID=debian\n";
const FEDORA: &str = "ID=fedora\n";

#[test]
fn root_on_debian_installs_at_once() {
    assert_snapshot!(shown(DEBIAN, Purpose::Run, true, false), @"
    apt-get update
    apt-get install --yes --no-install-recommends gcc libc6-dev pkg-config dbus gnome-keyring libsecret-1-0
    ");
    assert_snapshot!(shown(DEBIAN, Purpose::Test, true, false), @"
    apt-get update
    apt-get install --yes --no-install-recommends gcc libc6-dev pkg-config dbus gnome-keyring libsecret-1-0 libwebkit2gtk-4.1-dev webkit2gtk-driver xvfb chromium python3-venv git
    ");
    assert_snapshot!(shown(DEBIAN, Purpose::Bench, true, true), @"
    apt-get update
    apt-get install --yes --no-install-recommends gcc libc6-dev pkg-config dbus gnome-keyring libsecret-1-0 curl libwebkit2gtk-4.1-dev xvfb x11-utils
    ");
}

#[test]
fn a_person_on_debian_or_ubuntu_is_asked() {
    assert_snapshot!(shown("ID=ubuntu\nID_LIKE=debian\n", Purpose::Run, false, true), @"
    This is missing: a C compiler, pkg-config, D-Bus, GNOME Keyring, libsecret. It can be installed with:
      sudo apt-get update
      sudo apt-get install --yes --no-install-recommends gcc libc6-dev pkg-config dbus gnome-keyring libsecret-1-0
    Run this now? [y/N]
    ");
}

#[test]
fn without_a_terminal_the_command_is_printed() {
    assert_snapshot!(shown(DEBIAN, Purpose::Run, false, false), @"
    stop: This is missing: a C compiler, pkg-config, D-Bus, GNOME Keyring, libsecret. Without a terminal nobody can be asked, so run this first:
      sudo apt-get update
      sudo apt-get install --yes --no-install-recommends gcc libc6-dev pkg-config dbus gnome-keyring libsecret-1-0
    ");
    assert_snapshot!(shown(FEDORA, Purpose::Run, false, false), @"
    stop: This is missing: a C compiler, pkg-config, D-Bus, GNOME Keyring, libsecret. Without a terminal nobody can be asked, so run this first:
      sudo dnf install --assumeyes gcc pkgconf-pkg-config dbus-daemon gnome-keyring libsecret
    ");
}

#[test]
fn what_is_proved_on_debian_alone_is_installed_there_alone() {
    assert_snapshot!(shown(DEBIAN, Purpose::CrossWindows, true, false), @"
    apt-get update
    apt-get install --yes --no-install-recommends gcc libc6-dev rustc-web rust-web-src gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64 wine wine64
    ");
    assert_snapshot!(shown(FEDORA, Purpose::CrossWindows, true, false), @"stop: This is missing: Debian's rustc-web with its library's source, the linker of MinGW-w64, Wine (64 bit). Which packages of this system bring it is not known here: install it by hand and start this again.");
}

#[test]
fn fedora() {
    assert_snapshot!(shown(FEDORA, Purpose::Run, true, false), @"  dnf install --assumeyes gcc pkgconf-pkg-config dbus-daemon gnome-keyring libsecret");
    assert_snapshot!(shown(FEDORA, Purpose::Test, true, false), @"  dnf install --assumeyes gcc pkgconf-pkg-config dbus-daemon gnome-keyring libsecret webkit2gtk4.1-devel /usr/bin/WebKitWebDriver xorg-x11-server-Xvfb chromium python3 git-core");
}

#[test]
fn arch() {
    assert_snapshot!(shown("ID=arch\n", Purpose::Test, true, false), @"  pacman --sync --refresh --needed --noconfirm gcc pkgconf dbus gnome-keyring libsecret webkit2gtk-4.1 webkitgtk-6.0 xorg-server-xvfb chromium python git");
}

#[test]
fn open_suse() {
    let tumbleweed = "ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n";
    assert_snapshot!(shown(tumbleweed, Purpose::Test, true, false), @"  zypper --non-interactive install gcc pkgconf-pkg-config /usr/bin/dbus-daemon /usr/bin/dbus-run-session gnome-keyring libsecret-1-0 webkit2gtk3-devel /usr/bin/WebKitWebDriver /usr/bin/Xvfb chromium python3 git-core");
}

#[test]
fn macos_and_windows_bring_what_a_run_needs() {
    for system in [Distribution::MacOs, Distribution::Windows] {
        for purpose in [Purpose::Run, Purpose::Bench] {
            assert_eq!(for_system(&system, purpose, false, true), "nothing to do");
        }
    }
}

#[test]
fn macos_asks_for_homebrew_even_as_root() {
    assert_snapshot!(for_system(&Distribution::MacOs, Purpose::Test, true, true), @"
    This is missing: Python 3 with venv, git. It can be installed with:
      brew install python git
    Run this now? [y/N]
    ");
}

#[test]
fn windows_asks_for_winget() {
    assert_snapshot!(for_system(&Distribution::Windows, Purpose::Test, false, true), @"
    This is missing: Python 3 with venv, git. It can be installed with:
      winget install --exact --id Python.Python.3.13
      winget install --exact --id Git.Git
    Run this now? [y/N]
    ");
    assert_snapshot!(for_system(&Distribution::Windows, Purpose::Test, false, false), @"
    stop: This is missing: Python 3 with venv, git. Without a terminal nobody can be asked, so run this first:
      winget install --exact --id Python.Python.3.13
      winget install --exact --id Git.Git
    ");
}

#[test]
#[cfg(target_os = "linux")]
fn an_unknown_system_says_what_is_missing() {
    let nix = "ID=nixos\nPRETTY_NAME=\"NixOS 26.05\"\n";
    assert_snapshot!(shown(nix, Purpose::Run, true, true), @"stop: This is missing: a C compiler, pkg-config, D-Bus, GNOME Keyring, libsecret. How NixOS 26.05 installs packages is not known here: install it by hand and start this again.");
}

#[test]
fn nothing_is_asked_or_run_when_everything_is_there() {
    for distribution in [
        Distribution::Debian,
        Distribution::Fedora,
        Distribution::MacOs,
    ] {
        for (root, terminal) in [(true, true), (true, false), (false, true), (false, false)] {
            let situation = Situation {
                distribution: &distribution,
                missing: &[],
                root,
                terminal,
            };
            assert_eq!(plan(&situation), Plan::Nothing);
        }
    }
}

#[test]
fn only_what_is_missing_is_installed() {
    let situation = Situation {
        distribution: &Distribution::Debian,
        missing: &[Need::Keyring],
        root: true,
        terminal: false,
    };
    let Plan::Run(commands) = plan(&situation) else {
        panic!("root is not asked");
    };
    assert!(
        commands[1]
            .to_string()
            .ends_with("--no-install-recommends gnome-keyring")
    );
}

#[test]
fn every_need_has_a_package_where_it_is_needed() {
    use Distribution::{Arch, Debian, Fedora, MacOs, Suse, Windows};
    for distribution in [Arch, Debian, Fedora, MacOs, Suse, Windows] {
        for purpose in [Purpose::Run, Purpose::Test, Purpose::Bench] {
            for need in purpose.needs(&distribution) {
                assert!(
                    !need.packages(&distribution).is_empty(),
                    "{need:?} on {distribution:?}"
                );
            }
        }
    }
}
