//! Any bytes as an answer of the server: a status line, headers and a body, as
//! close to the wire as this crate reads it.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use secrecy::SecretString;
use serde::de::DeserializeOwned;
use time::OffsetDateTime;
use url::Url;
use zeroize::Zeroizing;

use super::{Answer, Call};
use crate::credential::Credential;
use crate::endpoints::Endpoints;
use crate::model::List;
use crate::model::capabilities::ResourceLocation;
use crate::model::feed::{DeletedFeed, Feed};
use crate::model::identity::{Account, ConnectionAnswer, Profile};
use crate::model::package::{Package, PackageVersion};
use crate::model::project::Project;
use crate::model::token::{NewToken, TokenAnswer, TokenPage};
use crate::model::view::{FeedPermission, FeedView};
use crate::sign_in_ways::SignInWays;

/// What stands for the secret; an answer that echoes it is in the corpus.
const CANARY: &str = "canary-of-the-fuzzer";

/// Every reader of this crate reads it; no error repeats the credential, and no
/// place to sign in is believed that is not on the list.
pub fn answer(data: &[u8]) {
    let Ok(url) = Url::parse("https://dev.azure.com/contoso/_apis/x") else {
        return;
    };
    let call = Call::get(url);
    let answer = parsed(data);
    let credential = Credential::PersonalAccessToken(SecretString::from(CANARY));
    read_all(&answer, &call, &credential);
    read_tokens(&answer, &call, &credential);
    let _ = answer.retry_after();
    for organization in [
        "contoso",
        "http://127.0.0.1:7777/tfs/c",
        "https://a.example/c",
    ] {
        let Ok(endpoints) = Endpoints::parse(organization) else {
            continue;
        };
        match SignInWays::read(&endpoints, &answer.headers) {
            Ok(ways) => {
                if let Some(entra) = ways.entra {
                    assert!(endpoints.may_use_entra());
                    assert!(endpoints.may_sign_in_at(&entra.authority));
                    assert!(endpoints.may_sign_in_at(&entra.url(&["oauth2", "token"])));
                }
            }
            Err(error) => assert!(error.to_string().len() < 1024, "{error}"),
        }
    }
}

/// A first line with the status, headers up to an empty line, and the body.
fn parsed(data: &[u8]) -> Answer {
    let (head, body) = match data.windows(2).position(|pair| pair == b"\n\n") {
        Some(at) => (&data[..at], &data[at + 2..]),
        None => (&b"200"[..], data),
    };
    let mut lines = head.split(|byte| *byte == b'\n');
    let status = lines.next().and_then(|line| std::str::from_utf8(line).ok());
    let mut headers = HeaderMap::new();
    for line in lines {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            continue;
        };
        let name = HeaderName::from_bytes(&line[..colon]);
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    Answer {
        status: status
            .and_then(|text| text.trim().parse().ok())
            .unwrap_or(200),
        headers,
        body: Zeroizing::new(body.to_vec()),
    }
}

fn read_all(answer: &Answer, call: &Call, credential: &Credential) {
    let of = (answer, call, credential);
    read::<ConnectionAnswer>(of);
    read::<List<Account>>(of);
    read::<List<ResourceLocation>>(of);
    read::<Profile>(of);
    read::<List<Feed>>(of);
    read::<List<DeletedFeed>>(of);
    read::<List<FeedView>>(of);
    read::<List<FeedPermission>>(of);
    read::<List<Project>>(of);
    read::<List<Package>>(of);
    read::<List<PackageVersion>>(of);
    if let Some(package) = read::<Package>(of) {
        let _ = format!("{package:?}");
    }
    if let Some(feed) = read::<Feed>(of) {
        let _ = format!("{feed:?}");
    }
}

fn read_tokens(answer: &Answer, call: &Call, credential: &Credential) {
    if let Ok(page) = answer.json_unquoted::<TokenPage>(call, Some(credential)) {
        for token in page.pat_tokens {
            if let Err(words) = token.summary() {
                assert!(!words.contains(CANARY), "{words}");
            }
        }
    }
    let new = NewToken {
        display_name: "Feedwright".to_owned(),
        scope: "vso.packaging_write".to_owned(),
        valid_to: OffsetDateTime::UNIX_EPOCH,
    };
    match answer.json_unquoted::<TokenAnswer>(call, Some(credential)) {
        Ok(minted) => {
            let _ = minted.refusal();
            if let Err(words) = minted.into_minted(&new, OffsetDateTime::UNIX_EPOCH) {
                assert!(!words.contains(CANARY), "{words}");
            }
        }
        Err(error) => quotes_nothing(&error),
    }
}

fn read<T: DeserializeOwned>(
    (answer, call, credential): (&Answer, &Call, &Credential),
) -> Option<T> {
    let read = answer.json::<T>(call, Some(credential));
    read.map_err(|error| quotes_nothing(&error)).ok()
}

fn quotes_nothing(error: &crate::Error) {
    let said = format!("{error} {error:?} {:?}", error.server_message());
    assert!(!said.contains(CANARY), "{said}");
}
