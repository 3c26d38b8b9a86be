//! Whether the feed knows the versions in the lock files of a set-up: a version
//! that is new on crates.io shows up hours later (azure-devops facts §4.8). Only
//! index files are read, which saves nothing.

use super::check::Check;
use super::recorded::RecordedSetUp;
use azure_devops::Client;
use cargo_home::IndexUrl;
use std::collections::BTreeSet;
use std::path::Path;
use tokio::task::JoinSet;
use url::Url;

const CRATES: &str = "feed-crates";
/// How many crates of the lock files are asked for.
const MOST_CRATES: usize = 24;
/// Largest lock file that is read, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;
/// How a lock file names crates.io, also behind a replacement.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// None without a lock file.
pub(super) async fn look(
    client: &Client,
    set_up: &RecordedSetUp,
    index: &IndexUrl,
) -> Option<Check> {
    let folders = set_up.profile.workstation.repositories.clone();
    let read = tokio::task::spawn_blocking(move || {
        let locked = folders.iter().flat_map(|folder| locked(folder));
        locked.collect::<BTreeSet<_>>()
    });
    let crates = read.await.ok()?;
    let asked: Vec<(String, String)> = crates.into_iter().take(MOST_CRATES).collect();
    if asked.is_empty() {
        return None;
    }
    let answers = answers(client, index, &asked).await;
    let feed = &set_up.profile.feed.name;
    let check = match asked
        .iter()
        .zip(&answers)
        .find(|(_, known)| **known == Some(false))
    {
        Some(((name, version), _)) => {
            let sentence = format!(
                "{name} {version} of a Cargo.lock is not in {feed}. A new version takes 3 to 6 hours from crates.io to a feed, at times a day. Wait, or lock an older one: `cargo update {name} --precise VERSION`."
            );
            let check = Check::warning(CRATES, "too-new", sentence);
            check.with("crate", name).with("version", version)
        }
        None if answers.iter().all(Option::is_some) => {
            let count = answers.len();
            Check::ok(
                CRATES,
                format!("{feed} has the versions of {count} crates in Cargo.lock."),
            )
            .with("count", count)
        }
        None => Check::skipped(CRATES, "index-unknown", "the feed's index did not answer"),
    };
    Some(check.with("feed", feed))
}

/// The answers in the order of the questions, all asked at once.
async fn answers(
    client: &Client,
    index: &IndexUrl,
    asked: &[(String, String)],
) -> Vec<Option<bool>> {
    let mut questions = JoinSet::new();
    for (number, (name, version)) in asked.iter().cloned().enumerate() {
        let (client, index) = (client.clone(), index.clone());
        questions.spawn(async move {
            let known = is_known(&client, &index, &name, &version).await;
            (number, known)
        });
    }
    let mut answers = vec![None; asked.len()];
    while let Some(answer) = questions.join_next().await {
        if let Ok((number, known)) = answer
            && let Some(place) = answers.get_mut(number)
        {
            *place = known;
        }
    }
    answers
}

/// The crates of crates.io in a repository's lock file.
fn locked(folder: &Path) -> Vec<(String, String)> {
    let path = folder.join("Cargo.lock");
    let is_small = path
        .metadata()
        .is_ok_and(|data| data.is_file() && data.len() <= LARGEST);
    let text = is_small
        .then(|| std::fs::read_to_string(&path).ok())
        .flatten();
    let Some(lock) = text.and_then(|text| toml_edit::Document::parse(text).ok()) else {
        return Vec::new();
    };
    let packages = lock
        .get("package")
        .and_then(|item| item.as_array_of_tables());
    let of = |table: &toml_edit::Table, key: &str| {
        let value = table.get(key).and_then(|item| item.as_str());
        value.map(str::to_owned)
    };
    let mut found = Vec::new();
    for table in packages.into_iter().flatten() {
        if of(table, "source").as_deref() == Some(CRATES_IO)
            && let Some(one) = of(table, "name").zip(of(table, "version"))
            && is_name(&one.0)
        {
            found.push(one);
        }
    }
    found
}

/// A lock file may say anything; the index is asked for names of crates alone.
fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    !text.is_empty() && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// None when the feed does not say.
async fn is_known(client: &Client, index: &IndexUrl, name: &str, version: &str) -> Option<bool> {
    let path = crate::proof::index_file(name);
    let url = Url::parse(index.as_http()).ok()?.join(&path).ok()?;
    let answer = client.packaging_get(&url).await.ok()?;
    match answer.status {
        200 => Some(crate::proof::version_is_in(&answer.body, version)),
        404 => Some(false),
        _ => None,
    }
}
