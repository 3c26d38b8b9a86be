//! Why cargo failed: the feed is asked what cargo asked it, one step after the
//! other, and the first step that goes wrong names the cause. Cargo's words are
//! shown where nothing else is known, and never interpreted.

use super::{ProofWish, index_file, way};
use crate::apply::sha256;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::inspection::{about_feed, about_packages};
use crate::setup::{Prepared, Setup};
use azure_devops::{Error, ErrorKind, PackagingAnswer};
use serde::Deserialize;
use url::Url;

/// 404 may also mean that the crate would have to be saved first, by somebody
/// who may (azure-devops facts §4.4).
const NOT_OFFERED: &str = "Check the crate's name and the feed's upstream source, and that the token has Packaging: Read & write and its owner the role Feed and Upstream Reader (Collaborator). New versions come hours after crates.io has them.";

/// What cargo reads of `config.json` (azure-devops facts §4.2).
#[derive(Deserialize)]
struct FeedConfiguration {
    dl: String,
    #[serde(rename = "auth-required", default)]
    auth_required: bool,
}

/// What cargo reads of one line of an index file.
#[derive(Deserialize)]
struct IndexLine {
    name: String,
    vers: String,
    cksum: String,
}

/// The cause, with cargo's words where the feed has none of its own. `version`
/// is what cargo had locked.
pub(super) async fn why_cargo_failed(
    setup: &Setup,
    prepared: &Prepared,
    wish: &ProofWish,
    version: Option<&str>,
    words: String,
) -> Failure {
    match retrace(prepared, wish, version).await {
        Err(failure) if failure.why.is_some() => failure,
        Err(failure) => failure.because(words),
        Ok(()) => match Box::pin(way::blocked(setup, prepared)).await {
            Some(failure) if failure.why.is_some() => failure,
            Some(failure) => failure.because(words),
            None => Failure::new(ErrorCode::CargoFailed)
                .at(&wish.package)
                .because(words)
                .hint("The feed answers the same requests now: `feedwright apply` proves it again. If it stays, read cargo's words."),
        },
    }
}

/// Cargo's way to the file; an error where it ends.
async fn retrace(
    prepared: &Prepared,
    wish: &ProofWish,
    version: Option<&str>,
) -> Result<(), Failure> {
    let index = Url::parse(prepared.computer.index.as_http())
        .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
    let configuration = configuration(prepared, &address(&index, "config.json")?).await?;
    let file = address(&index, &index_file(&wish.package))?;
    let answer = prepared.client.packaging_read(&file).await;
    let answer = answer.map_err(|error| about_crate(error, prepared, wish))?;
    let lines = body_of(&file, &answer)?;
    let Some(line) = line_of(lines, version) else {
        return Ok(());
    };
    let download = address(&index, &download_address(&configuration.dl, &line))?;
    match prepared.client.packaging_read(&download).await {
        Ok(answer) => check_file(prepared, &answer, &line).await,
        // Cargo may go where our credential may not.
        Err(error) if is_no_finding(error.kind()) => Ok(()),
        Err(error) => Err(about_crate(error, prepared, wish)),
    }
}

fn address(index: &Url, path: &str) -> Result<Url, Failure> {
    index.join(path).map_err(|error| {
        Failure::new(ErrorCode::AnswerNotUnderstood)
            .at(index)
            .because(error)
    })
}

/// `config.json`, which decides whether cargo finds anything at all.
async fn configuration(prepared: &Prepared, url: &Url) -> Result<FeedConfiguration, Failure> {
    let answer = match prepared.client.packaging_read(url).await {
        Ok(answer) => answer,
        Err(error) => return Err(about_configuration(error, prepared).await),
    };
    let parsed = serde_json::from_slice(body_of(url, &answer)?);
    let configuration: FeedConfiguration = parsed.map_err(|error| {
        Failure::new(ErrorCode::AnswerNotUnderstood)
            .at(url)
            .because(error)
    })?;
    // Without it cargo downloads without the token (azure-devops facts §4.5).
    // The index of a public feed asks for it by its address.
    if !configuration.auth_required {
        return Err(Failure::new(ErrorCode::SignInNotAsked).at(url));
    }
    Ok(configuration)
}

/// 403 and 404 have several causes each; other calls tell them apart.
async fn about_configuration(error: Error, prepared: &Prepared) -> Failure {
    let (client, wish) = (&prepared.client, &prepared.profile.feed);
    let place = format!("feed `{}`", wish.name);
    match error.kind() {
        ErrorKind::Forbidden => {
            let barred = client.connection_data().await;
            let is_barred = barred.is_err_and(|error| error.kind() == ErrorKind::Forbidden);
            let code = match is_barred {
                true => ErrorCode::AccessRefused,
                false => ErrorCode::RightMissing,
            };
            Failure::from(error).recoded(code).at(place)
        }
        ErrorKind::NotFound => match client.feed(&wish.scope, &wish.name).await {
            Ok(_) => Failure::new(ErrorCode::CargoNotOffered)
                .at(place)
                .because("The feed is there, but nothing answers at its address for Cargo."),
            Err(_) => about_feed(error, wish),
        },
        _ => about_packages(error),
    }
}

/// Whoever may read `config.json` and not this lacks the right to get versions
/// from the upstream source (azure-devops facts §4.4).
fn about_crate(error: Error, prepared: &Prepared, wish: &ProofWish) -> Failure {
    let code = match (error.kind(), error.status()) {
        (ErrorKind::NotFound, _) => ErrorCode::CrateNotOffered,
        (ErrorKind::Forbidden, _) | (_, Some(401)) => ErrorCode::RightMissing,
        _ => return about_packages(error),
    };
    let feed = &prepared.profile.feed.name;
    let failure = Failure::from(error)
        .recoded(code)
        .at(format!("{} in feed `{feed}`", wish.package));
    match code {
        ErrorCode::CrateNotOffered => failure.hint(NOT_OFFERED),
        _ => failure,
    }
}

/// The body of an answer that is no redirect.
fn body_of<'answer>(url: &Url, answer: &'answer PackagingAnswer) -> Result<&'answer [u8], Failure> {
    match &answer.location {
        Some(location) => Err(Failure::new(ErrorCode::Redirected).at(url).because(format!(
            "It leads to {}.",
            location.origin().ascii_serialization()
        ))),
        None => Ok(&answer.body),
    }
}

/// The line of the version that cargo locked, else the last one.
fn line_of(lines: &[u8], version: Option<&str>) -> Option<IndexLine> {
    lines
        .split(|byte| *byte == b'\n')
        .rev()
        .filter_map(|line| serde_json::from_slice::<IndexLine>(line).ok())
        .find(|line| version.is_none_or(|version| line.vers == version))
}

/// Where cargo downloads a version, by the template of `config.json`.
fn download_address(template: &str, line: &IndexLine) -> String {
    if template.contains('{') {
        template
            .replace("{crate}", &line.name)
            .replace("{version}", &line.vers)
    } else {
        format!("{template}/{}/{}/download", line.name, line.vers)
    }
}

/// Whether the file is there, and the one that the index promises.
async fn check_file(
    prepared: &Prepared,
    answer: &PackagingAnswer,
    line: &IndexLine,
) -> Result<(), Failure> {
    let place = format!("{} {}", line.name, line.vers);
    let stored;
    let file = match &answer.location {
        None => &answer.body,
        Some(location) => match prepared.client.storage_read(location).await {
            Ok(file) => {
                stored = file;
                &stored
            }
            Err(error) if is_no_finding(error.kind()) => return Ok(()),
            Err(error) => return Err(about_storage(error, location)),
        },
    };
    if sha256(file) == line.cksum.to_ascii_lowercase() {
        Ok(())
    } else {
        Err(Failure::new(ErrorCode::DownloadCorrupt)
            .at(place)
            .because("Its SHA-256 is another one than in the index."))
    }
}

fn about_storage(error: Error, location: &Url) -> Failure {
    let place = location.origin().ascii_serialization();
    match error.kind() {
        ErrorKind::RateLimited
        | ErrorKind::ServerError
        | ErrorKind::ConnectionLost
        | ErrorKind::TimedOut => error.into(),
        _ => Failure::from(error)
            .recoded(ErrorCode::StorageBlocked)
            .at(place),
    }
}

/// What our own limits refuse says nothing about the feed.
fn is_no_finding(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::ForeignHost | ErrorKind::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &[u8] = b"{\"name\":\"log\",\"vers\":\"0.4.1\",\"cksum\":\"a\"}\nrubbish\n{\"name\":\"log\",\"vers\":\"0.4.2\",\"cksum\":\"b\"}\n";

    #[test]
    fn the_locked_version_decides_else_the_last() {
        let check = |version: Option<&str>, expect: Option<&str>| {
            let found = line_of(LINES, version).map(|line| line.vers);
            assert_eq!(found.as_deref(), expect, "{version:?}");
        };
        check(None, Some("0.4.2"));
        check(Some("0.4.1"), Some("0.4.1"));
        check(Some("9.9.9"), None);
        assert!(line_of(b"", None).is_none());
    }

    #[test]
    fn downloads_follow_the_template() {
        let line = line_of(LINES, None).unwrap();
        let check = |template: &str, expect: &str| {
            assert_eq!(download_address(template, &line), expect);
        };
        check("https://x/{crate}/{version}/get", "https://x/log/0.4.2/get");
        check("https://x/api", "https://x/api/log/0.4.2/download");
    }
}
