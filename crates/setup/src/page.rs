//! Which addresses may be handed to the system's browser: the one rule of the
//! window and the command line. Nothing is opened here.

/// Whether an address may go to the system's browser: `https` with a host, or
/// `http` on this computer itself, as in practice mode; no user name in it, and
/// nothing that a launcher could take for something else.
#[must_use]
pub fn may_open_page(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_known = match scheme {
        "https" => !host.is_empty() && !host.starts_with(':'),
        "http" => is_loopback(host),
        _ => false,
    };
    let plain = |c: char| c.is_ascii_graphic() && !"\"'`<>\\^{|}$".contains(c);
    is_known && !host.contains('@') && address.chars().all(plain)
}

/// This computer, with a port or without.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_of_pages_go_to_the_browser() {
        let check =
            |address: &str, expect: bool| assert_eq!(may_open_page(address), expect, "{address}");
        check("https://dev.azure.com/contoso/_usersSettings/tokens", true);
        check("https://rustup.rs", true);
        check("https://host/a?b=c%20d&e#f", true);
        check("http://dev.azure.com/contoso", false);
        check("file:///etc/passwd", false);
        check("javascript:alert(1)", false);
        check("ms-settings://x", false);
        check("\\\\server\\share", false);
        check("HTTPS://dev.azure.com/", false);
        check("https://", false);
        check("https:///etc", false);
        check("https://:443/", false);
        check("https://contoso@dev.azure.com/", false);
        check("https://host/a b", false);
        check("https://host/$(touch x)", false);
        check("https://host/\u{202e}x", false);
        check("https://host/\"&calc", false);
        check("--help", false);
    }

    #[test]
    fn plain_http_is_for_this_computer_alone() {
        let check =
            |address: &str, expect: bool| assert_eq!(may_open_page(address), expect, "{address}");
        check("http://127.0.0.1:7777/login/x?y=z", true);
        check("http://localhost/", true);
        check("http://[::1]:7777/", true);
        check("http://127.0.0.1.evil.example/", false);
        check("http://localhost.evil.example:80/", false);
        check("http://localhost:80:80/", false);
        check("http://127.0.0.1@evil.example/", false);
        check("http://[::1]evil.example/", false);
        check("http:///", false);
    }
}
