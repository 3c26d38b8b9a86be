//! The crates.io client against a small index on loopback: what it asks for,
//! and what it refuses.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use bytes::Bytes;

use super::*;

/// A file and an index entry that names it.
const FILE: &[u8] = b"not really a crate";

#[derive(Clone, Default)]
struct Index {
    seen: Arc<Mutex<Vec<String>>>,
    checksum: Option<String>,
}

async fn entry(State(index): State<Index>, headers: HeaderMap) -> Response {
    let condition = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|tag| tag.to_str().ok());
    index
        .seen
        .lock()
        .unwrap()
        .push(format!("entry {}", condition.unwrap_or("-")));
    if condition == Some("\"one\"") {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let checksum = index.checksum.unwrap_or_else(|| hexadecimal_sha256(FILE));
    let line = format!(r#"{{"name":"itoa","vers":"1.0.0","cksum":"{checksum}"}}"#);
    ([(header::ETAG, "\"one\"")], line).into_response()
}

async fn download(State(index): State<Index>, Path(path): Path<String>) -> Bytes {
    index.seen.lock().unwrap().push(path);
    Bytes::from_static(FILE)
}

/// Serves the index and gives its address.
async fn serve(index: Index, download_template: &str) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let template = download_template.replace("HERE", &address);
    let configuration = serde_json::json!({ "dl": template }).to_string();
    let routes = Router::new()
        .route(
            "/index/config.json",
            get(move || async move { configuration }),
        )
        .route("/index/it/oa/itoa", get(entry))
        .route("/files/{*path}", get(download))
        .with_state(index);
    tokio::spawn(async move { axum::serve(listener, routes).await });
    format!("{address}/index/")
}

fn itoa() -> (CrateName, CrateVersion) {
    (
        CrateName::parse("itoa").unwrap(),
        CrateVersion::parse("1.0.0").unwrap(),
    )
}

#[tokio::test]
async fn entries_are_revalidated_and_files_fetched_once() {
    let index = Index::default();
    let seen = index.seen.clone();
    let address = serve(index, "HERE/files").await;
    let registry = CratesIoRegistry::connect_to(&address, Duration::ZERO)
        .await
        .unwrap();
    let (name, version) = itoa();
    for _ in 0..2 {
        let entry = registry.index_entry(&name).await.unwrap().unwrap();
        assert_eq!(entry.etag(), Some("\"one\""));
        let file = registry.crate_file(&name, &version).await.unwrap();
        assert_eq!(file.unwrap(), FILE);
    }
    let seen = seen.lock().unwrap().clone();
    assert_eq!(seen, ["entry -", "itoa/1.0.0/download", "entry \"one\""]);
    let absent = CrateName::parse("absent").unwrap();
    assert!(registry.index_entry(&absent).await.unwrap().is_none());
}

#[tokio::test]
async fn a_file_with_another_checksum_is_refused() {
    let checksum = Some("0".repeat(64));
    let index = Index {
        checksum,
        ..Index::default()
    };
    let address = serve(index, "HERE/files/{crate}-{version}.crate").await;
    let registry = CratesIoRegistry::connect_to(&address, Duration::ZERO)
        .await
        .unwrap();
    let (name, version) = itoa();
    let error = registry.crate_file(&name, &version).await.unwrap_err();
    assert!(
        matches!(error, UpstreamError::ChecksumMismatch { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn download_addresses_that_are_not_safe_are_refused() {
    for template in [
        "http://files.example/{crate}",
        "file:///etc",
        "https://a:b@c.example/",
        "x",
    ] {
        let address = serve(Index::default(), template).await;
        let refused = CratesIoRegistry::connect_to(&address, Duration::ZERO)
            .await
            .unwrap_err();
        assert!(
            matches!(refused, UpstreamError::InvalidAnswer { .. }),
            "{template}: {refused}"
        );
    }
}

#[tokio::test]
async fn the_real_index_answers_or_the_test_says_that_it_was_skipped() {
    let connected = tokio::time::timeout(
        crate::upstream::CRATES_IO_PATIENCE,
        CratesIoRegistry::connect(),
    );
    let registry = match connected.await {
        Ok(Ok(registry)) => registry,
        Ok(Err(error)) => return println!("skipped: {error}"),
        Err(_) => return println!("skipped: crates.io did not answer in time"),
    };
    let name = CrateName::parse("itoa").unwrap();
    let entry = registry.index_entry(&name).await.unwrap().unwrap();
    let newest = CrateVersion::parse(&entry.newest().unwrap().version).unwrap();
    assert!(registry.crate_file(&name, &newest).await.unwrap().is_some());
}
