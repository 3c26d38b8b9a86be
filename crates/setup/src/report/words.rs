//! The reason of a failure may repeat words of a server, of cargo or of a file.
//! Of these only what is plain language passes: words, small numbers and
//! numbers of errors; never an address, a path, a value or a code.

const LEFT_OUT: &str = "…";
/// Longer runs of letters are no word of a language with spaces.
const LONGEST_WORD: usize = 20;
const LONGEST_NUMBER: usize = 8;

/// What is left of the text: plain words, with `…` for everything else.
pub(super) fn plain(text: &str) -> String {
    let mut result = String::new();
    for word in text.split_whitespace() {
        let is_plain = is_plain(word);
        if !is_plain && result.ends_with(LEFT_OUT) {
            continue;
        }
        if !result.is_empty() {
            result.push(' ');
        }
        result.push_str(if is_plain { word } else { LEFT_OUT });
    }
    result
}

fn is_plain(word: &str) -> bool {
    let core = word.trim_matches(|c: char| c.is_ascii_punctuation() || "…–—“”«»‘’".contains(c));
    core.is_empty()
        || core.split(['-', '\'', '’']).all(is_word)
        || is_number(core)
        || is_error(core)
}

fn is_word(word: &str) -> bool {
    let letters = word.chars().count();
    let changes = word.chars().skip(1).filter(|c| c.is_uppercase()).count();
    let is_shouted = word.chars().all(char::is_uppercase);
    word.chars().all(char::is_alphabetic) && letters <= LONGEST_WORD && (changes <= 2 || is_shouted)
}

fn is_number(word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || ".,:%".contains(c);
    word.len() <= LONGEST_NUMBER && word.chars().all(is_part)
}

/// Such as TF400813 and AADSTS50076.
fn is_error(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = word.len() - digits.len();
    (2..=8).contains(&letters)
        && (3..=8).contains(&digits.len())
        && digits.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_language_is_left() {
        let check = |input: &str, expect: &str| assert_eq!(plain(input), expect);
        check(
            "TF400813: The user 'Ada' isn't authorized (401).",
            "TF400813: The user 'Ada' isn't authorized (401).",
        );
        check(
            "see https://host.example/x and /home/ada/x: AADSTS50076",
            "see … and … AADSTS50076",
        );
        check("password=hunter2 hunter2hunter2", "…");
        check("token = \"sEcReTsEcReT\"", "token = …");
        check(&format!("the key {}", "qwertz".repeat(6)), "the key …");
        check("It is version 1.73.0.", "It is version 1.73.0.");
        check(
            "Die Überprüfung schlug fehl; 検査",
            "Die Überprüfung schlug fehl; 検査",
        );
        check(
            "Permission denied (os error 13)",
            "Permission denied (os error 13)",
        );
    }
}
