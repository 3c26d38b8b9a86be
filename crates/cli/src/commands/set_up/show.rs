//! A plan and a proof as people read them. Text from outside is filtered by
//! the printer.

use std::fmt::Write as _;

use setup::plan::Level;
use setup::{Change, Plan, Proof};

/// The plan: every change with what it means, then the proof that follows.
pub(crate) fn plan_text(plan: &Plan, proof: bool) -> String {
    let mut text = String::new();
    let place = plan
        .project
        .as_deref()
        .map_or(String::new(), |project| format!(" in {project}"));
    let _ = writeln!(text, "Feed {}{place}, {}", plan.feed, plan.organization);
    if plan.is_empty() {
        text.push_str("Everything is already as planned: no file, no keychain entry and nothing on the server would change.\n");
        return text;
    }
    let _ = writeln!(text, "Token: {}", plan.store_means);
    for (number, change) in plan.changes.iter().enumerate() {
        let _ = writeln!(text, "\n{}. {}", number + 1, change.title());
        details(&mut text, change);
    }
    let changes = match plan.changes.len() {
        1 => "1 change".to_owned(),
        count => format!("{count} changes"),
    };
    let _ = writeln!(
        text,
        "\n{changes}{}.",
        if proof {
            ", then a proof with the real cargo"
        } else {
            ""
        }
    );
    text
}

fn details(text: &mut String, change: &Change) {
    match change {
        Change::CreateFeed { upstream, .. } | Change::AddUpstream { upstream, .. } => {
            let _ = writeln!(
                text,
                "   Upstream source {} ({} {})",
                upstream.name, upstream.protocol, upstream.location
            );
            if let Some(feed) = &upstream.copied_from {
                let _ = writeln!(text, "   Spelled as in feed {feed}");
            }
        }
        Change::SetVisibility { .. } => {}
        Change::StoreToken {
            store,
            key,
            label,
            replaces,
        } => {
            let _ = writeln!(text, "   In {store}, as {label}\n   for {key}");
            let _ = writeln!(text, "   {}", about_token(*replaces));
        }
        Change::RemoveToken { store, key, label } => {
            let _ = writeln!(text, "   In {store}, {label}\n   for {key}");
        }
        Change::RegisterProvider {
            path,
            index,
            organization,
            removes,
            diff,
            ..
        } => {
            let gets = if *removes { "no longer gets" } else { "gets" };
            let _ = writeln!(text, "   In {}", path.display());
            let _ = writeln!(text, "   {index}\n   {gets} the token of {organization}");
            hunks(text, diff);
        }
        Change::RemoveFile { .. }
        | Change::RemovePlainToken { .. }
        | Change::RestrictWriting { .. } => mended(text, change),
        Change::WriteConfiguration {
            level,
            new,
            diff,
            added,
            removed,
            ..
        } => {
            let reach = match level {
                Level::User => "Applies to every project of this user",
                Level::Repository => "Applies to this repository",
            };
            let kind = if *new { "new file, " } else { "" };
            let _ = writeln!(text, "   {reach}; {kind}+{added} -{removed}");
            hunks(text, diff);
        }
    }
}

/// What only the doctor's plans do.
fn mended(text: &mut String, change: &Change) {
    match change {
        Change::RemoveFile { diff, .. } => hunks(text, diff),
        Change::RemovePlainToken { line, .. } => {
            let _ = writeln!(text, "   On line {line}. The token itself is never shown.");
        }
        Change::RestrictWriting { before, after, .. } => {
            let _ = writeln!(text, "   Its rights are {before} and become {after}");
        }
        _ => {}
    }
}

fn about_token(replaces: bool) -> &'static str {
    if replaces {
        "The token itself is never shown or written to a file. The one that is there is kept for undo."
    } else {
        "The token itself is never shown or written to a file."
    }
}

fn hunks(text: &mut String, diff: &str) {
    for line in diff
        .lines()
        .skip_while(|line| !line.starts_with("@@"))
        .skip(1)
    {
        let _ = writeln!(text, "   | {line}");
    }
}

/// The proof and the commands from now on.
pub(crate) fn proof_text(proof: &Proof, registry: &str) -> String {
    let Proof {
        package,
        version,
        feed,
        upstream,
        cargo,
        ..
    } = proof;
    let seconds = std::time::Duration::from_millis(proof.milliseconds).as_secs_f64();
    let got = if proof.built { "built" } else { "fetched" };
    format!(
        "{package} {version} came through {feed}.\n  saved from  {upstream} ({location})\n  {got} by    cargo {cargo}, in {seconds:.1} s\n\nFrom now on Cargo works as before; the feed saves each new crate by itself:\n  cargo add NAME\nCommands that ask a registry itself want its name: cargo publish --registry {registry}\n",
        location = proof.upstream_location,
    )
}
