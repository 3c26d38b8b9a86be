//! The real crates.io as an upstream, by its public sparse index.
//!
//! Only the index host is known beforehand; where crate files are comes from
//! the index's own `config.json`. Proxy and certificate variables of the
//! environment are honoured, because reqwest honours them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use reqwest::{Client, Response};
use serde::Deserialize;
use url::Url;

use super::cache::BoundedCache;
use super::index::{IndexEntry, hexadecimal_sha256};
use super::names::download_address;
use super::{CrateName, CrateVersion, UpstreamError};

/// The largest `config.json`, in bytes.
const CONFIGURATION_LIMIT: usize = 64 * 1024;
/// The largest index entry; the real ones stay below 3 MB.
const INDEX_LIMIT: usize = 16 * 1024 * 1024;
/// The largest crate file; crates.io itself allows 10 MiB unless asked.
const CRATE_LIMIT: usize = 64 * 1024 * 1024;
/// How long an index entry is taken as it is; Azure DevOps keeps one for a day (facts §4.8).
const FRESHNESS: Duration = Duration::from_secs(60);
/// How many index entries are kept to be revalidated.
const ENTRIES_KEPT: usize = 2_000;
/// How many bytes of crate files are kept, beside those that a feed saved.
const FILE_BYTES_KEPT: usize = 64 * 1024 * 1024;

/// The address of crates.io's public sparse index.
fn public_index_address() -> String {
    format!("https://index.{}/", "crates.io")
}

/// A client of crates.io's index and downloads.
#[derive(Clone, Debug)]
pub(crate) struct CratesIoRegistry {
    client: Client,
    index: Url,
    download_template: String,
    /// How long an entry is taken as it is before it is revalidated.
    freshness: Duration,
    entries: Arc<BoundedCache<KnownEntry>>,
    files: Arc<BoundedCache<Bytes>>,
}

#[derive(Clone, Debug)]
struct KnownEntry {
    entry: IndexEntry,
    checked: Instant,
}

#[derive(Deserialize)]
struct Configuration {
    dl: String,
}

impl CratesIoRegistry {
    /// Asks crates.io's index where crate files are.
    ///
    /// # Errors
    /// When the index does not answer, or not with a configuration.
    pub(crate) async fn connect() -> Result<Self, UpstreamError> {
        Self::connect_to(&public_index_address(), FRESHNESS).await
    }

    /// The same for another sparse index, for tests on loopback.
    pub(crate) async fn connect_to(
        index: &str,
        freshness: Duration,
    ) -> Result<Self, UpstreamError> {
        let index = checked_address(index, index)?;
        let client = client().map_err(|source| unreachable(&index, source))?;
        let address = below(&index, "config.json")?;
        let answer = send(client.get(address.clone()), &address).await?;
        let body = match answer.status() {
            StatusCode::OK => read(answer, &address, CONFIGURATION_LIMIT).await?,
            other => return Err(status(&address, other)),
        };
        let configuration: Configuration = serde_json::from_slice(&body)
            .map_err(|_| invalid(&address, "it is no registry configuration"))?;
        // Markers are no URL characters, so a filled-in template is checked.
        let sample = configuration.dl.replace(['{', '}'], "");
        checked_address(&sample, address.as_str())?;
        Ok(Self {
            client,
            index,
            download_template: configuration.dl,
            freshness,
            entries: BoundedCache::new(ENTRIES_KEPT).into(),
            files: BoundedCache::new(FILE_BYTES_KEPT).into(),
        })
    }

    pub(super) async fn index_entry(
        &self,
        name: &CrateName,
    ) -> Result<Option<IndexEntry>, UpstreamError> {
        let known = self.entries.get(&name.folded());
        if let Some(known) = &known
            && known.checked.elapsed() < self.freshness
        {
            return Ok(Some(known.entry.clone()));
        }
        let entry = self.fetch_entry(name, known).await?;
        if let Some(entry) = &entry {
            let known = KnownEntry {
                entry: entry.clone(),
                checked: Instant::now(),
            };
            self.entries.put(name.folded(), known, 1);
        }
        Ok(entry)
    }

    async fn fetch_entry(
        &self,
        name: &CrateName,
        known: Option<KnownEntry>,
    ) -> Result<Option<IndexEntry>, UpstreamError> {
        let address = below(&self.index, &name.index_path())?;
        let mut request = self.client.get(address.clone());
        if let Some(tag) = known.as_ref().and_then(|known| known.entry.etag()) {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        let answer = send(request, &address).await?;
        match (answer.status(), known) {
            (StatusCode::NOT_MODIFIED, Some(known)) => Ok(Some(known.entry)),
            (StatusCode::OK, _) => {
                let tag = answer.headers().get(header::ETAG).and_then(text_of);
                let body = read(answer, &address, INDEX_LIMIT).await?;
                let entry = IndexEntry::parse(name, &body, tag);
                entry.map(Some).map_err(|reason| invalid(&address, &reason))
            }
            (code, _) if is_absent(code) => Ok(None),
            (code, _) => Err(status(&address, code)),
        }
    }

    pub(super) async fn crate_file(
        &self,
        name: &CrateName,
        version: &CrateVersion,
    ) -> Result<Option<Bytes>, UpstreamError> {
        let entry = match self.entries.get(&name.folded()) {
            Some(known) => Some(known.entry),
            None => self.index_entry(name).await?,
        };
        let Some(line) = entry.and_then(|entry| entry.version(&version.to_string()).cloned())
        else {
            return Ok(None);
        };
        if let Some(file) = self.files.get(&line.checksum) {
            return Ok(Some(file));
        }
        let address = download_address(&self.download_template, name, version, &line.checksum)
            .map_err(|_| invalid(&self.index, "its download address is no address"))?;
        let answer = send(self.client.get(address.clone()), &address).await?;
        let file = match answer.status() {
            StatusCode::OK => read(answer, &address, CRATE_LIMIT).await?,
            code if is_absent(code) => return Ok(None),
            code => return Err(status(&address, code)),
        };
        if hexadecimal_sha256(&file) != line.checksum {
            let (name, version) = (name.to_string(), version.to_string());
            return Err(UpstreamError::ChecksumMismatch { name, version });
        }
        self.files.put(line.checksum, file.clone(), file.len());
        Ok(Some(file))
    }
}

fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .user_agent(concat!("feedwright-practice/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(60))
        .redirect(reqwest::redirect::Policy::limited(5))
        .build()
}

/// "No such crate", as cargo understands an index (404, 410 and 451).
fn is_absent(status: StatusCode) -> bool {
    matches!(status.as_u16(), 404 | 410 | 451)
}

fn text_of(value: &HeaderValue) -> Option<String> {
    value.to_str().ok().map(str::to_owned)
}

/// Accepts https, and http on loopback; nothing that carries a user.
fn checked_address(text: &str, named_by: &str) -> Result<Url, UpstreamError> {
    let reason = |reason: &str| UpstreamError::InvalidAnswer {
        url: named_by.to_owned(),
        reason: reason.to_owned(),
    };
    let url = Url::parse(text).map_err(|_| reason("its download address is no address"))?;
    let loopback = match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        _ => false,
    };
    let encrypted = url.scheme() == "https";
    if !(encrypted || (url.scheme() == "http" && loopback)) {
        return Err(reason("its download address is not encrypted"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(reason("its download address carries a user"));
    }
    Ok(url)
}

fn below(index: &Url, path: &str) -> Result<Url, UpstreamError> {
    index
        .join(path)
        .map_err(|_| invalid(index, "it cannot be a base address"))
}

async fn send(request: reqwest::RequestBuilder, address: &Url) -> Result<Response, UpstreamError> {
    let answer = request.send().await;
    answer.map_err(|source| unreachable(address, source))
}

async fn read(mut answer: Response, address: &Url, limit: usize) -> Result<Bytes, UpstreamError> {
    let mut body = Vec::new();
    while let Some(part) = answer
        .chunk()
        .await
        .map_err(|source| unreachable(address, source))?
    {
        if body.len() + part.len() > limit {
            return Err(UpstreamError::TooLarge {
                url: shown(address),
                limit,
            });
        }
        body.extend_from_slice(&part);
    }
    Ok(body.into())
}

fn shown(address: &Url) -> String {
    let mut shown = address.clone();
    shown.set_query(None);
    shown.set_fragment(None);
    shown.to_string()
}

fn unreachable(address: &Url, source: reqwest::Error) -> UpstreamError {
    let (url, source) = (shown(address), source.without_url());
    UpstreamError::Unreachable { url, source }
}

fn status(address: &Url, status: StatusCode) -> UpstreamError {
    UpstreamError::Status {
        url: shown(address),
        status: status.as_u16(),
    }
}

fn invalid(address: &Url, reason: &str) -> UpstreamError {
    UpstreamError::InvalidAnswer {
        url: shown(address),
        reason: reason.to_owned(),
    }
}

#[cfg(test)]
mod tests;
