//! What the feed holds: whether one of its crates can really be downloaded,
//! which leads to another host, and whether somebody published crates of their
//! own beside those of crates.io. A feed that holds nothing yet tells nothing.

use super::check::Check;
use super::recorded::RecordedSetUp;
use azure_devops::{Client, ErrorKind, Package, PackageQuery, PackageVersion};
use url::Url;

const DOWNLOADS: &str = "feed-downloads";
const OWN: &str = "feed-own-crates";
const PROTOCOL: &str = "Cargo";
/// How many names of own crates are told.
const MOST_NAMES: usize = 5;

/// `download` is the address in the feed's `config.json`.
pub(super) async fn look(
    client: &Client,
    set_up: &RecordedSetUp,
    download: Option<&str>,
) -> Vec<Check> {
    let wish = &set_up.profile.feed;
    let query = PackageQuery {
        protocol: Some(PROTOCOL.to_owned()),
        // One page.
        limit: Some(1),
        ..PackageQuery::default()
    };
    let listed = client.packages(&wish.scope, &wish.name, &query).await;
    // What is wrong with the feed is told by the other checks.
    let Ok(packages) = listed else {
        return Vec::new();
    };
    let mut checks: Vec<Check> = own_crates(&packages).into_iter().collect();
    if let Some((package, version)) = saved(&packages)
        && let Some(address) = download.and_then(|text| address(text, &package.name, version))
    {
        checks.push(downloaded(client, &address).await);
    }
    let feed = &wish.name;
    checks
        .into_iter()
        .map(|check| check.with("feed", feed))
        .collect()
}

fn is_there(version: &PackageVersion) -> bool {
    !version.is_deleted && version.is_listed != Some(false)
}

/// Crates that no upstream source gave (azure-devops facts §3.2).
fn own_crates(packages: &[Package]) -> Option<Check> {
    let is_own = |package: &&Package| {
        let mut versions = package.versions.iter().filter(|version| is_there(version));
        versions
            .any(|version| version.direct_upstream_source_id.is_none() && !version.views.is_empty())
    };
    let own: Vec<&str> = packages
        .iter()
        .filter(is_own)
        .map(|it| it.name.as_str())
        .collect();
    let shown = own
        .get(..own.len().min(MOST_NAMES))
        .unwrap_or_default()
        .join(", ");
    let more = if own.len() > MOST_NAMES {
        " and others"
    } else {
        ""
    };
    let sentence = format!(
        "Somebody published crates to the feed itself: {shown}{more}. Whoever may publish there can offer a crate under a name of crates.io. Keep own crates in another feed."
    );
    let check = Check::warning(OWN, "own-crates", sentence).with("names", format!("{shown}{more}"));
    (!own.is_empty()).then_some(check)
}

/// A version whose download changes nothing, because the feed has it.
fn saved(packages: &[Package]) -> Option<(&Package, &str)> {
    packages.iter().find_map(|package| {
        let mut versions = package.versions.iter().filter(|version| is_there(version));
        let saved = versions.find(|version| version.direct_upstream_source_id.is_some())?;
        Some((package, saved.version.as_str()))
    })
}

/// The `dl` of a registry with its two markers, as Azure Artifacts has it
/// (azure-devops facts §4.2).
fn address(text: &str, name: &str, version: &str) -> Option<Url> {
    let is_plain = |text: &str| {
        let mut bytes = text.bytes();
        bytes.all(|byte| byte.is_ascii_alphanumeric() || b"-_.+".contains(&byte))
    };
    if !is_plain(name) || !is_plain(version) || !text.contains("{crate}") {
        return None;
    }
    let text = text.replace("{crate}", name).replace("{version}", version);
    Url::parse(&text).ok()
}

async fn downloaded(client: &Client, address: &Url) -> Check {
    let host = |url: &Url| url.host_str().unwrap_or_default().to_owned();
    let (host, done) = match client.packaging_read(address).await {
        Ok(answer) => match answer.location {
            Some(storage) => (
                host(&storage),
                client.storage_read(&storage).await.map(drop),
            ),
            None => (host(address), Ok(())),
        },
        Err(error) => (host(address), Err(error)),
    };
    let check = match done.map_err(|error| error.kind()) {
        // It came, and more of it than is looked at.
        Ok(()) | Err(ErrorKind::TooLarge) => {
            Check::ok(DOWNLOADS, format!("Crates come from {host}."))
        }
        Err(ErrorKind::TimedOut) => Check::skipped(DOWNLOADS, "slow", "the download took too long"),
        Err(_) => {
            let sentence = format!(
                "The feed names crates, but they cannot be downloaded from {host}. A proxy or firewall may not let that host through: ask for *.blob.core.windows.net, *.vsblob.visualstudio.com and *.vsassets.io."
            );
            Check::failed(DOWNLOADS, "blocked", sentence)
        }
    };
    check.with("host", host).at(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_of_plain_names_alone() {
        let check = |text: &str, name: &str, expect: Option<&str>| {
            let found = address(text, name, "1.0.0");
            assert_eq!(found.as_ref().map(Url::as_str), expect, "{text} {name}");
        };
        let text = "https://h/a/{crate}/{version}/download";
        check(text, "serde", Some("https://h/a/serde/1.0.0/download"));
        check(text, "../x", None);
        check("https://h/a", "serde", None);
    }
}
