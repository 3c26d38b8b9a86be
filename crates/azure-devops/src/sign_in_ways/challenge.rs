//! Reading `WWW-Authenticate`: several headers, several challenges in one,
//! quoted or not (RFC 9110 §11.6.1). The text comes from anybody: whatever is
//! no challenge is skipped, nothing is decided here, and everything is bounded.

/// The longest header that is read, in bytes.
const LONGEST_HEADER: usize = 8 * 1024;
/// The most challenges that are read of one header.
const MOST_CHALLENGES: usize = 32;
/// The most parameters that are kept of one challenge.
const MOST_PARAMETERS: usize = 32;

/// One way to authenticate that a server offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Challenge {
    /// `Basic`, `Bearer`, `Negotiate`, … as it was written.
    scheme: String,
    parameters: Vec<(String, String)>,
}

impl Challenge {
    /// True for this scheme, however it is written.
    pub(super) fn is(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    /// The first parameter of this name.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self
            .parameters
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// The challenges of one header. A header that is too long, or has control
/// characters, has none.
pub(super) fn read(header: &str) -> Vec<Challenge> {
    let is_odd = |character: char| character.is_control() && character != '\t';
    let mut challenges: Vec<Challenge> = Vec::new();
    if header.len() > LONGEST_HEADER || header.contains(is_odd) {
        return challenges;
    }
    let mut rest = Rest { text: header };
    loop {
        let begins_new = rest.skip_separators() || challenges.is_empty();
        let word = rest.word();
        if let Some(value) = rest.value() {
            let Some(value) = value else {
                return challenges;
            };
            if let Some(challenge) = challenges.last_mut()
                && challenge.parameters.len() < MOST_PARAMETERS
            {
                challenge.parameters.push((word.to_owned(), value));
            }
        } else if word.is_empty() {
            // The end, or a quotation mark where none belongs: what follows
            // that means nothing.
            return challenges;
        } else if begins_new {
            if challenges.len() == MOST_CHALLENGES {
                return challenges;
            }
            challenges.push(Challenge {
                scheme: word.to_owned(),
                parameters: Vec::new(),
            });
        }
        // Otherwise it is the data of a scheme, as `Negotiate` may have it.
    }
}

/// What is still to be read.
struct Rest<'a> {
    text: &'a str,
}

impl<'a> Rest<'a> {
    fn skip_spaces(&mut self) {
        self.text = self.text.trim_start_matches([' ', '\t']);
    }

    /// True when a comma was among what was skipped.
    fn skip_separators(&mut self) -> bool {
        let rest = self.text.trim_start_matches([' ', '\t', ',']);
        let skipped = &self.text[..self.text.len() - rest.len()];
        self.text = rest;
        skipped.contains(',')
    }

    /// Everything up to a space, a comma, an equals sign or a quotation mark.
    fn word(&mut self) -> &'a str {
        self.take_until(&[' ', '\t', ',', '=', '"'])
    }

    fn take_until(&mut self, ends: &[char]) -> &'a str {
        let end = self.text.find(ends).unwrap_or(self.text.len());
        let (taken, rest) = self.text.split_at(end);
        self.text = rest;
        taken
    }

    /// The value after an equals sign, if there is one; `Some(None)` when its
    /// quotation never ends.
    fn value(&mut self) -> Option<Option<String>> {
        let before = self.text;
        self.skip_spaces();
        let Some(rest) = self.text.strip_prefix('=') else {
            self.text = before;
            return None;
        };
        self.text = rest;
        self.skip_spaces();
        Some(match self.text.strip_prefix('"') {
            Some(rest) => {
                self.text = rest;
                self.quoted()
            }
            None => Some(self.take_until(&[' ', '\t', ',']).to_owned()),
        })
    }

    /// The rest of a quoted text, without its quotation marks and escapes.
    fn quoted(&mut self) -> Option<String> {
        let mut value = String::new();
        let mut characters = self.text.chars();
        loop {
            match characters.next()? {
                '"' => break,
                '\\' => value.push(characters.next()?),
                character => value.push(character),
            }
        }
        self.text = characters.as_str();
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The challenges on one line each: `scheme name=value;name=value`.
    fn shown(header: &str) -> String {
        let one = |challenge: &Challenge| {
            let pairs = challenge.parameters.iter();
            let pairs: Vec<String> = pairs
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            format!("{} {}", challenge.scheme, pairs.join(";"))
                .trim_end()
                .to_owned()
        };
        let lines: Vec<String> = read(header).iter().map(one).collect();
        lines.join("|")
    }

    #[test]
    fn what_servers_send() {
        let check = |header: &str, expect: &str| assert_eq!(shown(header), expect, "{header:?}");
        check("Negotiate", "Negotiate");
        check("NTLM TlRMTVNTUAAC==", "NTLM TlRMTVNTUAAC==");
        check(
            "Negotiate YII/+=, Negotiate YII x",
            "Negotiate YII/+=|Negotiate",
        );
        check(
            "NTLM TlRMTV/+NTUAAC=, Basic realm=\"x\"",
            "NTLM TlRMTV/+NTUAAC=|Basic realm=x",
        );
        check("TFS-Federated", "TFS-Federated");
        check(
            "Bearer authorization_uri=https://login.example/1111, Basic realm=\"https://x/\", TFS-Federated",
            "Bearer authorization_uri=https://login.example/1111|Basic realm=https://x/|TFS-Federated",
        );
        check(
            "Bearer realm=\"a, b\", authorization_uri = \"https://x/\", error=\"in\\\"valid\"",
            "Bearer realm=a, b;authorization_uri=https://x/;error=in\"valid",
        );
        check("bearer A=1,b=,c", "bearer A=1;b=|c");
        check(",, ,Basic,,Bearer x=y,", "Basic|Bearer x=y");
        check("Basic\trealm=\"a\tb\"", "Basic realm=a\tb");
    }

    #[test]
    fn what_nobody_should_send() {
        let check = |header: &str, expect: &str| assert_eq!(shown(header), expect, "{header:?}");
        check("", "");
        check(" , ,", "");
        check("realm=\"x\"", "");
        check("=x, Basic", "Basic");
        check("Bearer authorization_uri=\"https://x", "Bearer");
        check("Bearer authorization_uri=\"https://x\\", "Bearer");
        check("Basic \"quoted\", Bearer", "Basic");
        check("Basic realm=\"a\"\"b\", Bearer", "Basic realm=a");
        check("Basic\r\nBearer", "");
        check("Basic \u{0}", "");
        check("Basic \u{85}", "");
        check(&"a".repeat(8193), "");
        check(&"x, ".repeat(200), &["x"; 32].join("|"));
        let many = format!("Bearer {}", "a=1,".repeat(200));
        assert_eq!(read(&many)[0].parameters.len(), 32);
    }

    #[test]
    fn names_are_compared_ignoring_case() {
        let found = read("BEARER Authorization_URI=one, authorization_uri=two");
        assert!(found[0].is("Bearer") && !found[0].is("Bear"));
        assert_eq!(found[0].parameter("authorization_uri"), Some("one"));
        assert_eq!(found[0].parameter("realm"), None);
    }

    proptest! {
        #[test]
        fn anything_is_read_within_bounds(header in any::<String>()) {
            let found = read(&header);
            prop_assert!(found.len() <= MOST_CHALLENGES);
            for challenge in &found {
                prop_assert!(!challenge.scheme.is_empty());
                prop_assert!(header.contains(&challenge.scheme));
            }
        }

        #[test]
        fn texts_of_its_own_characters_are_read_too(header in "[a-z\"\\\\=, \t]{0,80}") {
            let size: usize = read(&header)
                .iter()
                .flat_map(|challenge| &challenge.parameters)
                .map(|(name, value)| name.len() + value.len())
                .sum();
            prop_assert!(size <= header.len());
        }

        #[test]
        fn what_is_written_is_read(
            written in proptest::collection::vec(
                ("[A-Za-z-]{1,12}", proptest::collection::vec(("[a-z_]{1,12}", "[ -~\t]{0,40}"), 0..5)),
                0..6,
            )
        ) {
            let expect: Vec<Challenge> = written
                .into_iter()
                .map(|(scheme, parameters)| Challenge { scheme, parameters })
                .collect();
            let quote = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
            let texts: Vec<String> = expect
                .iter()
                .map(|challenge| {
                    let pairs = challenge.parameters.iter();
                    let pairs: Vec<String> = pairs
                        .map(|(name, value)| format!("{name}=\"{}\"", quote(value)))
                        .collect();
                    format!("{} {}", challenge.scheme, pairs.join(", "))
                })
                .collect();
            prop_assert_eq!(read(&texts.join(", ")), expect);
        }
    }
}
