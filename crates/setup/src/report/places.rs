//! Where something is, without names: of a path or an address only the parts
//! are left that are the same on every computer. Everything else is a name.

const NAME: &str = "(name)";
/// What separates the parts of a path, an address or an origin.
const SEPARATORS: [char; 11] = ['/', '\\', '?', ' ', ':', ',', ';', '"', '\'', '`', '='];

/// The parts that are the same everywhere.
const KNOWN: &str = "~ . .. .cargo .config .local .rustup bin lib usr etc home Users opt tmp var \
    run user local share toolchains nix store cargo cargo.exe config config.toml credentials \
    credentials.toml Cargo.toml config.json configuration state feedwright feedwright-development \
    registries.json accounts.json cargo-credential-feedwright cargo-credential-feedwright.exe \
    cargo-credential-libsecret libsecret-1.so.0 line column the of in at environment variable \
    file sparse+https sparse+http https http dev.azure.com pkgs.dev.azure.com _packaging Cargo \
    index tfs _apis HTTPS_PROXY https_proxy HTTP_PROXY http_proxy ALL_PROXY all_proxy NO_PROXY \
    no_proxy SSL_CERT_FILE SSL_CERT_DIR CARGO_HOME CARGO_HTTP_PROXY CARGO_HTTP_CAINFO \
    FEEDWRIGHT_HOME FEEDWRIGHT_CLIENT_ID PATH HOME source registry registries crates-io \
    replace-with default http.proxy http.cainfo net.offline (removed)";
/// How parts of an address end that are the same everywhere.
const ENDS: &[&str] = &[
    ".pkgs.visualstudio.com",
    ".visualstudio.com",
    ".dev.azure.com",
];

/// The text without its own parts.
pub(super) fn without_names(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for part in text.split_inclusive(SEPARATORS) {
        let name = part.trim_end_matches(SEPARATORS);
        let stays =
            KNOWN.split(' ').any(|known| known == name) || ENDS.contains(&name) || is_plain(name);
        result.push_str(if stays { name } else { NAME });
        result.push_str(&part[name.len()..]);
    }
    result
}

/// Numbers of lines and ports, the letter of a drive, and brackets around nothing.
fn is_plain(name: &str) -> bool {
    let is_number = name.len() <= 5 && name.chars().all(|c| c.is_ascii_digit());
    let is_drive = name.len() == 1 && name.chars().all(|c| c.is_ascii_uppercase());
    is_number || is_drive || name.chars().all(|c| c.is_ascii_punctuation())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_every_computer_has_is_left() {
        let check = |input: &str, expect: &str| assert_eq!(without_names(input), expect);
        check("~/.cargo/config.toml:12", "~/.cargo/config.toml:12");
        check(
            "/srv/secret-project/.cargo/config",
            "/(name)/(name)/.cargo/config",
        );
        check(
            r"C:\Users\ada\.cargo\config.toml",
            r"C:\Users\(name)\.cargo\config.toml",
        );
        check(
            "https://pkgs.dev.azure.com/contoso/x/_packaging/y/Cargo/index/",
            "https://pkgs.dev.azure.com/(name)/(name)/_packaging/(name)/Cargo/index/",
        );
        check(
            "https://tfs.contoso.example:8080/tfs/x",
            "https://(name):8080/tfs/(name)",
        );
        check("CARGO_REGISTRIES_CONTOSO_TOKEN", "(name)");
    }
}
