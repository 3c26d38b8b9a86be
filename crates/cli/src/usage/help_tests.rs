//! What help looks like.

use clap::CommandFactory;

use crate::arguments::CommandLine;

/// The short help of a command, by its words.
fn help(words: &str) -> String {
    let mut command = CommandLine::command().term_width(100);
    command.build();
    let mut found = &mut command;
    for word in words.split_whitespace() {
        found = found.find_subcommand_mut(word).unwrap();
    }
    let text = found.render_help().to_string();
    // The part that is the same for all commands is shown once.
    let end = text.find("\nOptions of every command:").unwrap();
    match words {
        "" => text,
        _ => text[..end].to_owned(),
    }
}

#[test]
fn of_the_program() {
    insta::assert_snapshot!(help(""));
}

#[test]
fn of_every_command() {
    let commands = [
        "sign-in",
        "sign-out",
        "accounts",
        "quickstart",
        "plan",
        "apply",
        "status",
        "undo",
        "history",
        "doctor",
        "feed",
        "feed list",
        "feed show",
        "feed create",
        "profile",
        "profile validate",
        "profile export",
        "practice",
        "completions",
        "man",
    ];
    let all: Vec<String> = commands.iter().map(|words| help(words)).collect();
    insta::assert_snapshot!(all.join("\n----\n"));
}
