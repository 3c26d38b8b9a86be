//! Which operating system this is, as far as its package manager matters.

use std::fs;

/// A family of systems that share a package manager.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Distribution {
    /// Debian, Ubuntu and what descends from them: apt-get.
    Debian,
    /// Fedora and Red Hat's: dnf.
    Fedora,
    /// Arch: pacman.
    Arch,
    /// openSUSE and SUSE's: zypper.
    Suse,
    /// macOS: Homebrew.
    MacOs,
    /// Windows: winget.
    Windows,
    /// One whose package manager is not known here, with its name.
    Other(String),
}

impl Distribution {
    /// This computer's.
    pub(crate) fn of_this_computer() -> Distribution {
        match std::env::consts::OS {
            "macos" => Distribution::MacOs,
            "windows" => Distribution::Windows,
            "linux" => Distribution::from_os_release(
                &fs::read_to_string("/etc/os-release")
                    .or_else(|_| fs::read_to_string("/usr/lib/os-release"))
                    .unwrap_or_default(),
            ),
            other => Distribution::Other(other.to_owned()),
        }
    }

    /// A Linux distribution by its os-release file: its own id first, then the
    /// ids that it says it is like.
    pub(crate) fn from_os_release(text: &str) -> Distribution {
        let id = value(text, "ID").unwrap_or_default();
        let like = value(text, "ID_LIKE").unwrap_or_default();
        let known = std::iter::once(id.as_str()).chain(like.split_ascii_whitespace());
        for id in known {
            return match id {
                "debian" | "ubuntu" => Distribution::Debian,
                "fedora" | "rhel" | "centos" => Distribution::Fedora,
                "arch" => Distribution::Arch,
                "suse" | "opensuse" => Distribution::Suse,
                id if id.starts_with("opensuse-") => Distribution::Suse,
                _ => continue,
            };
        }
        let name = value(text, "PRETTY_NAME").filter(|name| !name.is_empty());
        Distribution::Other(name.unwrap_or_else(|| "this Linux".to_owned()))
    }

    /// Whether it is a Linux, known or not.
    pub(crate) fn is_linux(&self) -> bool {
        let other = matches!(self, Distribution::Other(_));
        let none = matches!(self, Distribution::MacOs | Distribution::Windows);
        !none && (!other || cfg!(target_os = "linux"))
    }
}

/// The value of `KEY=value`, `KEY="value"` or `KEY='value'`.
fn value(text: &str, key: &str) -> Option<String> {
    let line = text
        .lines()
        .find_map(|line| line.trim().strip_prefix(key)?.strip_prefix('='))?;
    let plain = ['"', '\'']
        .iter()
        .find_map(|quote| line.strip_prefix(*quote)?.strip_suffix(*quote));
    Some(plain.unwrap_or(line).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn os_release_tells_the_family() {
        let check = |text: &str, expect: Distribution| {
            assert_eq!(Distribution::from_os_release(text), expect, "{text}");
        };
        check(
            "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n",
            Distribution::Debian,
        );
        check("ID=ubuntu\nID_LIKE=debian\n", Distribution::Debian);
        check(
            "ID=linuxmint\nID_LIKE=\"ubuntu debian\"",
            Distribution::Debian,
        );
        check("ID=fedora\n", Distribution::Fedora);
        check(
            "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n",
            Distribution::Fedora,
        );
        check("ID=manjaro\nID_LIKE=arch\n", Distribution::Arch);
        check(
            "ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n",
            Distribution::Suse,
        );
        check("ID='sles'\nID_LIKE='suse'\n", Distribution::Suse);
        check(
            "ID=nixos\nPRETTY_NAME=\"NixOS 26.05\"\n",
            Distribution::Other("NixOS 26.05".into()),
        );
        check("", Distribution::Other("this Linux".into()));
        check(
            "VERSION_ID=12\nGRID=debian\n",
            Distribution::Other("this Linux".into()),
        );
    }
}
