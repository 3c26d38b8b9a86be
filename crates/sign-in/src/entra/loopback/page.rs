//! The pages that the browser may get: fixed texts, without a script, without
//! anything from elsewhere, and without anything of the request.

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::entra) enum Page {
    /// Signed in.
    Done,
    /// Entra refused, or gave no token.
    Failed,
    /// Not the answer that is waited for.
    NotThis,
    /// There is nothing here.
    NotFound,
    /// Only GET is answered.
    NotAllowed,
    /// The request is for another host.
    Misdirected,
    /// The request is too long.
    TooLarge,
}

/// Light or dark as the person's system is.
const STYLE: &str = ":root{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;margin:20vh auto;max-width:34rem;padding:0 1.5rem;background:#fbfbfa;color:#1d1d1b}@media (prefers-color-scheme:dark){body{background:#1b1b1d;color:#ededeb}}";

/// The SHA-256 of [`STYLE`], the only style that the page may have.
const STYLE_HASH: &str = "sha256-GVQfTtm+HQfKjDR7gCiva+UzqUYgnGY4qU47604G/14=";

impl Page {
    #[cfg(test)]
    pub(super) const ALL: [Page; 7] = [
        Page::Done,
        Page::Failed,
        Page::NotThis,
        Page::NotFound,
        Page::NotAllowed,
        Page::Misdirected,
        Page::TooLarge,
    ];

    fn status(self) -> &'static str {
        match self {
            Page::Done | Page::Failed => "200 OK",
            Page::NotThis => "400 Bad Request",
            Page::NotFound => "404 Not Found",
            Page::NotAllowed => "405 Method Not Allowed",
            Page::Misdirected => "421 Misdirected Request",
            Page::TooLarge => "431 Request Header Fields Too Large",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Page::Done => "You are signed in. You can close this page and go back to Feedwright.",
            _ => "That did not work. Go back to Feedwright.",
        }
    }

    /// The whole response.
    pub(super) fn response(self) -> String {
        let (status, text) = (self.status(), self.text());
        let body = format!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Feedwright</title><meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style></head><body><p>{text}</p></body></html>\n"
        );
        let length = body.len();
        let allow = match self {
            Page::NotAllowed => "Allow: GET\r\n",
            _ => "",
        };
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n{allow}Content-Security-Policy: default-src 'none'; style-src '{STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n{body}"
        )
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::*;

    #[test]
    fn the_page_is_allowed_its_own_style_and_nothing_else() {
        let hash = format!("sha256-{}", STANDARD.encode(Sha256::digest(STYLE)));
        assert_eq!(STYLE_HASH, hash);
        for page in Page::ALL {
            let response = page.response();
            for part in ["default-src 'none'", "no-store", "no-referrer", "nosniff"] {
                assert!(response.contains(part), "{page:?} lacks {part}");
            }
            for part in ["<script", "//", "src=", "href", "url(", "@import", " on"] {
                assert!(!response.contains(part), "{page:?} has {part}");
            }
            let (_, body) = response.split_once("\r\n\r\n").unwrap();
            let length = format!("Content-Length: {}\r\n", body.len());
            assert!(response.contains(&length));
        }
    }

    #[test]
    fn what_people_read() {
        let texts: Vec<&str> = Page::ALL.iter().map(|page| page.text()).collect();
        insta::assert_snapshot!(texts.join("\n"), @r"
        You are signed in. You can close this page and go back to Feedwright.
        That did not work. Go back to Feedwright.
        That did not work. Go back to Feedwright.
        That did not work. Go back to Feedwright.
        That did not work. Go back to Feedwright.
        That did not work. Go back to Feedwright.
        That did not work. Go back to Feedwright.
        ");
    }
}
