//! Cargo's token: whether the keychain gives it out as Cargo asks for it,
//! whether it is a header that Cargo can send, and what the feed makes of that
//! very header. The token stays in this module; no finding holds it.

use super::check::{Check, Fix};
use super::configuration::{apply, registry};
use super::look::{Looks, organization};
use super::recorded::RecordedSetUp;
use super::{KEYCHAIN_LIMIT, LIMIT, contents, feed, locked, rights};
use crate::failure::Failure;
use crate::inspection::FORCE_AUTH;
use crate::profile::StoreKind::{Environment, Provider};
use crate::setup::Setup;
use azure_devops::Credential;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cargo_home::{Computer, IndexUrl, RegistryName, RegistryTokens, StoreKind, TokenStoreError};
use secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

const READABLE: &str = "token-readable";
const SHAPE: &str = "token";
const ANSWERS: &str = "feed-answers";

pub(super) fn look(looks: &mut Looks, setup: &Setup, set_up: &RecordedSetUp) {
    let (setup, set_up) = (setup.clone(), set_up.clone());
    let who = organization(&set_up);
    // Each of the looks has a limit of its own within this one.
    let limit = LIMIT * 3 + KEYCHAIN_LIMIT;
    looks.add(&[READABLE, ANSWERS], &who, limit, async move {
        examine(&setup, &set_up).await
    });
}

async fn examine(setup: &Setup, set_up: &RecordedSetUp) -> Vec<Check> {
    let (index, name) = match registry(&setup.computer, set_up) {
        Ok(found) => found,
        Err(failure) => return vec![Check::of_failure(READABLE, &failure)],
    };
    let store = StoreKind::of_this_system();
    let about = |check: Check| {
        let check = check.with("registry", &name).with("store", store);
        check.at(format!("the token for {}", index.as_str()))
    };
    if set_up.profile.store == Environment {
        let reason = "Cargo gets the token from the environment in which it runs";
        return [READABLE, ANSWERS]
            .map(|id| Check::skipped(id, "environment", reason))
            .to_vec();
    }
    if set_up.profile.store == Provider {
        return of_account(setup, set_up, &index, &name).await;
    }
    let token = match stored(&setup.computer, &index).await {
        Ok(Some(token)) => token,
        Ok(None) => {
            let check = match too_long_to_store(setup, set_up, store).await {
                Some(check) => about(check),
                None => about(nowhere(&index, &name, store)).mended_by(Some(mend(setup, set_up))),
            };
            return vec![check, no_token()];
        }
        Err(unreadable) => return unreadable.into_iter().map(about).collect(),
    };
    let mut checks = vec![about(Check::ok(
        READABLE,
        format!("Cargo reads the token for {name} from {store}."),
    ))];
    match shape(&token) {
        None => checks.extend(sent(setup, set_up, &index, token).await),
        Some((variant, sentence)) => {
            let check = about(Check::failed(SHAPE, variant, sentence));
            checks.push(check.mended_by(Some(mend(setup, set_up))));
            checks.push(no_token());
        }
    }
    checks
}

fn nowhere(index: &IndexUrl, name: &RegistryName, store: StoreKind) -> Check {
    let sentence = format!("Cargo finds no token for {name} in {store}.");
    if !index.as_str().contains(FORCE_AUTH) {
        return Check::failed(READABLE, "failed", sentence);
    }
    // A copy of the repository where nobody signs in, such as a fork's build.
    let sentence = format!(
        "{sentence} The address of this public feed asks for one; without {FORCE_AUTH} everybody may read what the feed has."
    );
    Check::failed(READABLE, "forced", sentence)
}

/// What the feed makes of the very header that Cargo sends.
async fn sent(
    setup: &Setup,
    set_up: &RecordedSetUp,
    index: &IndexUrl,
    header: SecretString,
) -> Vec<Check> {
    let (answer, configuration) = feed::answers(setup, set_up, index, header.clone()).await;
    let mut checks = vec![answer];
    let Some(configuration) = configuration else {
        return checks;
    };
    let Ok(client) = feed::client(setup, set_up, Credential::Header(header)) else {
        return checks;
    };
    let looks = async {
        tokio::join!(
            rights::look(&client, set_up),
            contents::look(&client, set_up, configuration.dl.as_deref()),
            locked::look(&client, set_up, index),
        )
    };
    match tokio::time::timeout(LIMIT, looks).await {
        Ok((rights, contents, locked)) => {
            checks.push(rights);
            checks.extend(contents);
            checks.extend(locked);
        }
        Err(_) => {
            let who = organization(set_up);
            checks.push(Check::timed_out(rights::SCOPE, &who, LIMIT.as_secs()));
        }
    }
    checks
}

/// A token that this system's store cannot keep (cargo facts §1b).
async fn too_long_to_store(
    setup: &Setup,
    set_up: &RecordedSetUp,
    store: StoreKind,
) -> Option<Check> {
    let limit = longest(store)?;
    let header = setup.header_now(&set_up.profile).await.ok()?;
    let length = header.expose_secret().len();
    (length > limit).then(|| too_long(store, length, limit))
}

/// How many bytes the store keeps in one entry, where that matters.
fn longest(store: StoreKind) -> Option<usize> {
    const OF_WINDOWS: usize = 2560;
    (store == StoreKind::WindowsCredentialManager).then_some(OF_WINDOWS)
}

fn too_long(store: StoreKind, length: usize, limit: usize) -> Check {
    let sentence = format!(
        "The token has {length} bytes, and {store} keeps {limit}. Set up again with Feedwright's provider, or with a token for packages alone."
    );
    Check::failed(SHAPE, "too-long", sentence)
        .with("length", length)
        .with("limit", limit)
}

/// What our provider would hand out: the token of the account.
async fn of_account(
    setup: &Setup,
    set_up: &RecordedSetUp,
    index: &IndexUrl,
    name: &RegistryName,
) -> Vec<Check> {
    let profile = &set_up.profile;
    let organization = profile.endpoints.organization_url();
    let about = |check: Check| check.with("registry", name).at(organization);
    if matches!(setup.days_to_mint(&profile.endpoints), Ok(Some(_))) {
        let reason = "the first token for packages is made when Cargo asks for it";
        return [READABLE, ANSWERS]
            .map(|id| Check::skipped(id, "not-minted", reason))
            .to_vec();
    }
    match setup.header_now(profile).await {
        Ok(header) => {
            let sentence = format!("Feedwright's provider has a token for {name}.");
            let mut checks = vec![about(Check::ok(READABLE, sentence))];
            checks.extend(sent(setup, set_up, index, header).await);
            checks
        }
        Err(failure) => {
            let check = about(Check::of_failure(READABLE, &failure));
            vec![check.mended_by(Some(mend(setup, set_up))), no_token()]
        }
    }
}

fn no_token() -> Check {
    Check::skipped(ANSWERS, "no-token", "Cargo has no usable token to send")
}

/// The account's token can be stored again, as long as there is an account.
fn mend(setup: &Setup, set_up: &RecordedSetUp) -> Fix {
    let endpoints = &set_up.profile.endpoints;
    match setup.accounts.find(endpoints) {
        Ok(Some(_)) => apply(set_up),
        _ => Fix::SignIn {
            organization: endpoints.organization_url().to_string(),
        },
    }
}

/// The entry as Cargo reads it; the findings when the keychain does not say.
async fn stored(computer: &Computer, index: &IndexUrl) -> Result<Option<SecretString>, Vec<Check>> {
    let read = async {
        let tokens = RegistryTokens::open(computer).await?;
        tokens.read(index).await
    };
    let skipped = |variant, reason: &str| {
        let check = |id| Check::skipped(id, variant, reason);
        vec![check(READABLE), check(ANSWERS)]
    };
    let store = StoreKind::of_this_system().to_string();
    match tokio::time::timeout(KEYCHAIN_LIMIT, read).await {
        Ok(Ok(token)) => Ok(token),
        Err(_) | Ok(Err(TokenStoreError::TimedOut { .. })) => {
            let late = |id| Check::timed_out(id, &store, KEYCHAIN_LIMIT.as_secs());
            Err(vec![late(READABLE), late(ANSWERS)])
        }
        Ok(Err(TokenStoreError::Locked | TokenStoreError::PromptDismissed)) => {
            Err(skipped("locked", "the keychain is locked"))
        }
        Ok(Err(error)) => {
            let failure = Failure::from(error);
            Err(skipped("no-keychain", &half(failure.code.row().sentence)))
        }
    }
}

/// A sentence as the second half of another one.
fn half(sentence: &str) -> String {
    let mut characters = sentence.chars();
    let first = characters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(characters).collect()
}

/// What keeps the header from working; none when it is as Cargo and the feed
/// want it: `Basic` and base64 of two fields, or `Bearer`, on one line
/// (cargo facts §1d, azure-devops facts §4.6).
fn shape(token: &SecretString) -> Option<(&'static str, &'static str)> {
    const MALFORMED: (&str, &str) = (
        "malformed",
        "The stored token is no header of two words. cargo gets 401.",
    );
    let text = token.expose_secret();
    let is_foreign =
        |letter: char| !(letter.is_ascii_graphic() || [' ', '\t', '\n', '\r'].contains(&letter));
    if text.contains(is_foreign) {
        return Some((
            "control-character",
            "The stored token has a character that no header can have. cargo cannot send it.",
        ));
    }
    let fields: Vec<&str> = text.split_whitespace().collect();
    if fields.len() > 2 || text.contains(['\n', '\r']) {
        return Some((
            "three-fields",
            "The stored token has a line break in it, as some shells make it. cargo gets 401.",
        ));
    }
    let [scheme, value] = fields[..] else {
        return Some((
            "no-scheme",
            "The stored token lacks its first word, Basic. cargo gets 401.",
        ));
    };
    if scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    if !scheme.eq_ignore_ascii_case("basic") {
        return Some(MALFORMED);
    }
    let decoded = STANDARD.decode(value).map(Zeroizing::new);
    let is_pair = decoded.is_ok_and(|pair| {
        let colon = pair.iter().position(|byte| *byte == b':');
        colon.is_some_and(|colon| colon + 1 < pair.len())
    });
    (!is_pair).then_some(MALFORMED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_windows_is_short_of_room() {
        assert_eq!(longest(StoreKind::SecretService), None);
        assert_eq!(longest(StoreKind::WindowsCredentialManager), Some(2560));
        let check = too_long(StoreKind::WindowsCredentialManager, 2561, 2560);
        assert_eq!((check.id, check.variant), ("token", "too-long"));
        assert!(check.sentence.contains("2561 bytes"), "{}", check.sentence);
    }

    #[test]
    fn headers_are_judged_by_their_shape() {
        let check = |text: &str, expect: Option<&str>| {
            let found = shape(&SecretString::from(text)).map(|(variant, _)| variant);
            assert_eq!(found, expect, "{text:?}");
        };
        let token = "a1".repeat(42);
        let encoded = STANDARD.encode(format!("PAT:{token}"));
        check(&format!("Basic {encoded}"), None);
        check(&format!("basic {encoded}"), None);
        check(&format!("Bearer {token}"), None);
        let (one, two) = encoded.split_at(76);
        check(&format!("Basic {one} {two}"), Some("three-fields"));
        check(&format!("Basic {one}\n{two}"), Some("three-fields"));
        check(&format!("Basic {encoded}\n"), Some("three-fields"));
        check(&format!("Basic {encoded}\u{7}"), Some("control-character"));
        check(
            &format!("Basic {encoded}\u{feff}"),
            Some("control-character"),
        );
        check(&token, Some("no-scheme"));
        check(&encoded, Some("no-scheme"));
        check("", Some("no-scheme"));
        check(&format!("Basic {token}"), Some("malformed"));
        check(
            &format!("Basic {}", STANDARD.encode("PAT:")),
            Some("malformed"),
        );
        check(&format!("Token {encoded}"), Some("malformed"));
    }
}
