//! The feed: whether it answers Cargo's own header, whether it gets crates
//! from crates.io, and whether this account may save them.

use super::LIMIT;
use super::check::{Check, Fix};
use super::configuration::apply;
use super::look::{Looks, organization};
use super::missing::missing;
use super::recorded::RecordedSetUp;
use super::role::{RoleOf, role_of, words};
use crate::error_code::ErrorCode;
use crate::event::whole_milliseconds;
use crate::failure::Failure;
use crate::inspection::{FORCE_AUTH, about_feed, about_packages, is_disabled};
use crate::network::is_here;
use crate::setup::Setup;
use crate::upstream;
use azure_devops::{Client, ClientOptions, Credential, Error, ErrorKind};
use cargo_home::IndexUrl;
use secrecy::SecretString;
use serde::Deserialize;
use sign_in::TokenOptions;
use std::time::Instant;
use url::Url;

const ANSWERS: &str = "feed-answers";
const UPSTREAM: &str = "feed-upstream";
const ROLE: &str = "feed-role";

/// What the doctor reads of `config.json` (azure-devops facts §4.2).
#[derive(Deserialize)]
pub(super) struct FeedConfiguration {
    #[serde(rename = "auth-required", default)]
    auth_required: bool,
    /// Where crates are downloaded.
    #[serde(default)]
    pub(super) dl: Option<String>,
}

pub(super) fn look(looks: &mut Looks, setup: &Setup, set_up: &RecordedSetUp) {
    let who = organization(set_up);
    let (own, recorded) = (setup.clone(), set_up.clone());
    looks.add(&[UPSTREAM], &who, LIMIT, async move {
        vec![asked(&own, &recorded, UPSTREAM).await]
    });
    let (own, recorded) = (setup.clone(), set_up.clone());
    looks.add(&[ROLE], &who, LIMIT, async move {
        vec![asked(&own, &recorded, ROLE).await]
    });
}

/// What the feed answers to the very header that Cargo would send.
pub(super) async fn answers(
    setup: &Setup,
    set_up: &RecordedSetUp,
    index: &IndexUrl,
    header: SecretString,
) -> (Check, Option<FeedConfiguration>) {
    let feed = &set_up.profile.feed.name;
    let about = |check: Check| check.with("feed", feed).at(index.as_http());
    let since = Instant::now();
    let read = read_configuration(setup, set_up, index, header);
    let Ok(read) = tokio::time::timeout(LIMIT, read).await else {
        let who = organization(set_up);
        return (
            about(Check::timed_out(ANSWERS, &who, LIMIT.as_secs())),
            None,
        );
    };
    match read {
        Ok(read) if read.auth_required => {
            let time = format!("{} ms", whole_milliseconds(since.elapsed()));
            let sentence = format!("{feed} answers in {time} and accepts the token.");
            let check = Check::ok(ANSWERS, sentence).with("time", time);
            (about(check), Some(read))
        }
        Ok(_) => (about(not_asked_to_sign_in(set_up, index)), None),
        Err(error) => (about(not_answered(setup, set_up, &error).await), None),
    }
}

/// Cargo sends its token only where it is asked for: at a public feed only
/// behind the other address (azure-devops facts §4.3).
fn not_asked_to_sign_in(set_up: &RecordedSetUp, index: &IndexUrl) -> Check {
    if index.as_str().contains(FORCE_AUTH) {
        return Check::of_failure(ANSWERS, &Failure::new(ErrorCode::SignInNotAsked));
    }
    let feed = &set_up.profile.feed.name;
    let sentence = format!(
        "{feed} is public: it answers without a sign-in, so Cargo never sends the token, and nothing new is saved. Its address needs {FORCE_AUTH}."
    );
    Check::failed(ANSWERS, "public", sentence).mended_by(Some(apply(set_up)))
}

async fn read_configuration(
    setup: &Setup,
    set_up: &RecordedSetUp,
    index: &IndexUrl,
    header: SecretString,
) -> Result<FeedConfiguration, Failure> {
    let parsed = Url::parse(index.as_http()).and_then(|url| url.join("config.json"));
    let url = parsed.map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
    let client = client(setup, set_up, Credential::Header(header))?;
    let answer = client.packaging_read(&url).await.map_err(about_packages)?;
    if answer.location.is_some() {
        return Err(ErrorCode::Redirected.into());
    }
    serde_json::from_slice(&answer.body)
        .map_err(|error| Failure::new(ErrorCode::AnswerNotUnderstood).because(error))
}

pub(super) fn client(
    setup: &Setup,
    set_up: &RecordedSetUp,
    credential: Credential,
) -> Result<Client, Failure> {
    let given = &setup.reached_by(&set_up.profile.network).client_options;
    let options = ClientOptions {
        request_timeout: given.request_timeout.min(LIMIT),
        total_timeout: given.total_timeout.min(LIMIT),
        ..given.clone()
    };
    let endpoints = set_up.profile.endpoints.clone();
    Ok(Client::new(endpoints, Some(credential), options)?)
}

/// What a failure says of the feed and the token that Cargo sends.
async fn not_answered(setup: &Setup, set_up: &RecordedSetUp, failure: &Failure) -> Check {
    if let Some(skipped) = not_reached(ANSWERS, set_up, failure.code) {
        return skipped;
    }
    let feed = &set_up.profile.feed.name;
    match failure.code {
        ErrorCode::TokenRefused | ErrorCode::TokenNotUnderstood => {
            let sentence = format!(
                "{feed} does not accept the token that Cargo sends: it may be expired or revoked. Sign in again."
            );
            Check::failed(ANSWERS, "refused", sentence).mended_by(Some(sign_in(set_up)))
        }
        ErrorCode::RightMissing => {
            let sentence = format!(
                "{feed} refuses the token's owner. Ask an owner of the feed for the role Feed and Upstream Reader (Collaborator)."
            );
            Check::failed(ANSWERS, "forbidden", sentence)
        }
        // At this address 404 is said of the feed alone.
        ErrorCode::OrganizationNotFound => missing(ANSWERS, setup, set_up).await,
        _ => Check::of_failure(ANSWERS, failure),
    }
}

/// Asks with the account of Feedwright itself.
async fn asked(setup: &Setup, set_up: &RecordedSetUp, id: &'static str) -> Check {
    let feed = &set_up.profile.feed.name;
    let found = match own_client(setup, set_up).await {
        Ok(Some(client)) if id == UPSTREAM => upstream_of(&client, set_up).await,
        Ok(Some(client)) => role(&client, set_up).await,
        Ok(None) => Err(ErrorCode::NoAccount.into()),
        Err(failure) => Err(failure),
    };
    let check = found.unwrap_or_else(|failure| not_asked(id, set_up, &failure));
    let check = check.with("feed", feed);
    match check.place {
        Some(_) => check,
        None => check.at(format!("feed `{feed}`")),
    }
}

/// A client with the account of Feedwright itself; none when nobody is signed
/// in.
pub(super) async fn own_client(
    setup: &Setup,
    set_up: &RecordedSetUp,
) -> Result<Option<Client>, Failure> {
    let reached = setup.reached_by(&set_up.profile.network);
    let options = TokenOptions::with_client(reached.client_options);
    let endpoints = &set_up.profile.endpoints;
    let credential = setup.accounts.credential(endpoints, &options).await?;
    credential
        .map(|credential| client(setup, set_up, credential))
        .transpose()
}

/// Why the feed could not be asked, or that it is not there.
fn not_asked(id: &'static str, set_up: &RecordedSetUp, failure: &Failure) -> Check {
    if let Some(skipped) = not_reached(id, set_up, failure.code) {
        return skipped;
    }
    let skipped = |variant, reason: &str| Check::skipped(id, variant, reason);
    match failure.code {
        ErrorCode::NoAccount => {
            skipped("no-account", "nobody is signed in").mended_by(Some(sign_in(set_up)))
        }
        ErrorCode::TokenRefused | ErrorCode::TokenNotUnderstood => {
            let reason = "the organization does not accept the account's token";
            skipped("refused", reason).mended_by(Some(sign_in(set_up)))
        }
        ErrorCode::KeychainLocked => skipped("locked", "the keychain is locked"),
        ErrorCode::KeychainMissing | ErrorCode::KeychainTimedOut | ErrorCode::KeychainRefused => {
            skipped("no-keychain", "the keychain does not answer")
        }
        ErrorCode::RightMissing => skipped("right-missing", "the account may not read it"),
        // Where Cargo's own header is sent, it is told what that means.
        ErrorCode::FeedNotFound => skipped(
            "no-feed",
            "there is no such feed, or the account may not see it",
        ),
        _ => Check::of_failure(id, failure),
    }
}

/// Nothing is said of the feed when it was not reached.
fn not_reached(id: &'static str, set_up: &RecordedSetUp, code: ErrorCode) -> Option<Check> {
    let who = organization(set_up);
    match code {
        ErrorCode::Unreachable | ErrorCode::NameNotResolved => {
            let reason = format!("{who} cannot be reached; this computer may be offline");
            Some(Check::skipped(id, "offline", reason).with("organization", who))
        }
        ErrorCode::TimedOut => Some(Check::timed_out(id, &who, LIMIT.as_secs())),
        code if is_told_by_network(code, set_up) => {
            let reason = format!("the network is in the way to {who}");
            Some(Check::skipped(id, "network", reason).with("organization", who))
        }
        _ => None,
    }
}

/// What the checks of the network tell, once for all.
fn is_told_by_network(code: ErrorCode, set_up: &RecordedSetUp) -> bool {
    let is_of_the_way = matches!(
        code,
        ErrorCode::ProxyRefused
            | ErrorCode::ProxyDomainSignIn
            | ErrorCode::NetworkSignIn
            | ErrorCode::CertificateUnknown
            | ErrorCode::CertificateOtherHost
            | ErrorCode::CertificateNotNow
    );
    is_of_the_way && !is_here(set_up.profile.endpoints.organization_url())
}

fn sign_in(set_up: &RecordedSetUp) -> Fix {
    let url = set_up.profile.endpoints.organization_url();
    Fix::SignIn {
        organization: url.to_string(),
    }
}

async fn upstream_of(client: &Client, set_up: &RecordedSetUp) -> Result<Check, Failure> {
    let wish = &set_up.profile.feed;
    let asked = client.feed(&wish.scope, &wish.name).await;
    let feed = asked.map_err(|error| about_feed(error, wish))?;
    let name = &feed.name;
    Ok(match upstream::of_feed(&feed) {
        Some(source) if is_disabled(source) => {
            let sentence = format!(
                "The upstream source crates.io of {name} is disabled. See its state in the feed's settings."
            );
            Check::failed(UPSTREAM, "disabled", sentence)
        }
        Some(source) if feed.upstream_enabled => {
            let sentence = format!("{name} gets crates from crates.io.");
            Check::ok(UPSTREAM, sentence).at(&source.location)
        }
        _ => {
            let sentence = format!("{name} has no upstream source crates.io.");
            Check::failed(UPSTREAM, "missing", sentence).mended_by(Some(apply(set_up)))
        }
    })
}

async fn role(client: &Client, set_up: &RecordedSetUp) -> Result<Check, Failure> {
    let wish = &set_up.profile.feed;
    let (identity, permissions) = tokio::join!(
        client.connection_data(),
        client.permissions(&wish.scope, &wish.name)
    );
    let about = |error: Error| match error.kind() {
        ErrorKind::NotFound => about_feed(error, wish),
        _ => Failure::from(error),
    };
    let (identity, permissions) = (identity?, permissions.map_err(about)?);
    Ok(
        match role_of(&permissions, &identity.authenticated_user.id) {
            RoleOf::Saves(role) => {
                let role = words(&role);
                Check::ok(ROLE, format!("You may save crates: {role}.")).with("role", role)
            }
            RoleOf::DoesNotSave(role) => {
                let role = words(&role);
                let sentence = format!(
                    "You may not save crates: your role is {role}. Ask an owner of the feed for the role Feed and Upstream Reader (Collaborator)."
                );
                Check::failed(ROLE, "reader", sentence).with("role", role)
            }
            RoleOf::Unknown => {
                let reason = "the feed's permissions do not say which role this account has";
                Check::skipped(ROLE, "role-unknown", reason)
            }
        },
    )
}
