//! What was found, as people read it: the verdict in one line, then what needs
//! somebody, then how much is well. Text from outside is filtered by the printer.

use std::fmt::Write as _;

use setup::{Check, Examined, Fix, Verdict};

use super::count::Count;

pub(super) fn text(examined: &Examined, count: &Count, all: bool) -> String {
    let mut text = format!("{}\n", verdict(examined, count));
    let is_told = |check: &&Check| all || check.verdict != Verdict::Ok;
    let mut told = examined.checks.iter().filter(is_told).peekable();
    if told.peek().is_some() {
        text.push('\n');
    }
    told.for_each(|check| finding(&mut text, check));
    if !all && count.ok > 0 {
        let _ = writeln!(
            text,
            "\n{} well; --verbose lists {}.",
            are(count.ok, "check"),
            if count.ok == 1 { "it" } else { "them" }
        );
    }
    text
}

/// Never well when nothing is set up or something was not looked at.
fn verdict(examined: &Examined, count: &Count) -> String {
    let troubles: Vec<String> = [(count.failed, "problem"), (count.warnings, "warning")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| counted(number, word))
        .collect();
    let skipped = match count.skipped {
        0 => String::new(),
        number => format!("; {} not possible", are(number, "check")),
    };
    match (&examined.feed, troubles.is_empty(), count.skipped) {
        (_, false, _) => format!("{}{skipped}.", troubles.join(", ")),
        (None, ..) => format!("Nothing is set up here yet{skipped}."),
        (Some(feed), _, 0) => format!("Cargo works through {feed}."),
        (Some(_), ..) => format!("No problem was found{skipped}."),
    }
}

fn finding(text: &mut String, check: &Check) {
    let word = match check.verdict {
        Verdict::Failed => "failed",
        Verdict::Warning => "warning",
        Verdict::Skipped => "skipped",
        Verdict::Ok => "ok",
    };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{word:<7}  {}", check.sentence);
    let _ = match &check.place {
        Some(place) => writeln!(text, "         {}, at {place}", check.id),
        None => writeln!(text, "         {}", check.id),
    };
    if check.verdict != Verdict::Ok
        && let Some(fix) = &check.fix
    {
        let _ = writeln!(text, "         fix: {}", command(fix));
    }
}

/// The command that mends it.
fn command(fix: &Fix) -> String {
    match fix {
        Fix::SignIn { organization } => {
            format!("feedwright sign-in --organization {organization}")
        }
        _ => "feedwright doctor --fix".to_owned(),
    }
}

fn are(number: usize, word: &str) -> String {
    let verb = if number == 1 { "is" } else { "are" };
    format!("{} {verb}", counted(number, word))
}

fn counted(number: usize, word: &str) -> String {
    match number {
        1 => format!("1 {word}"),
        _ => format!("{number} {word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(counts: [usize; 4], feed: Option<&str>) -> String {
        let [failed, warnings, skipped, ok] = counts;
        let count = Count {
            failed,
            warnings,
            skipped,
            ok,
            ..Count::default()
        };
        let examined = Examined {
            set_ups: usize::from(feed.is_some()),
            feed: feed.map(str::to_owned),
            checks: Vec::new(),
            milliseconds: 0,
        };
        text(&examined, &count, false).replace('\n', "|")
    }

    #[test]
    fn the_verdict_is_one_line() {
        let mirror = Some("mirror");
        let check = |counts, feed, expect: &str| assert_eq!(said(counts, feed), expect);
        check(
            [2, 1, 1, 5],
            mirror,
            "2 problems, 1 warning; 1 check is not possible.||5 checks are well; --verbose lists them.|",
        );
        check([1, 0, 0, 0], None, "1 problem.|");
        check([0, 2, 0, 0], mirror, "2 warnings.|");
        check(
            [0, 0, 0, 1],
            mirror,
            "Cargo works through mirror.||1 check is well; --verbose lists it.|",
        );
        check(
            [0, 0, 3, 0],
            mirror,
            "No problem was found; 3 checks are not possible.|",
        );
        check([0, 0, 0, 0], None, "Nothing is set up here yet.|");
        check(
            [0, 0, 1, 0],
            None,
            "Nothing is set up here yet; 1 check is not possible.|",
        );
    }
}
