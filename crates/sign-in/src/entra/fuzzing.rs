//! Any bytes as what Entra, the browser and the command lines answer.

use std::sync::OnceLock;

use azure_devops::ClientOptions;
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::exchange::{Exchange, Repeat, Reply};
use super::loopback::{Callback, fuzzing as loopback};
use super::token_answer::TokenAnswer;
use super::{EntraError, EntraNetwork, TenantId, device_code, exchange, identity};
use crate::account::EntraAccount;

/// What stands for everything secret that was sent.
const CANARY: &str = "canary-of-the-fuzzer";

struct World {
    entra: EntraAccount,
    network: EntraNetwork,
}

/// Made once: reading the system's certificates takes its time. Nothing is sent.
fn world() -> Option<&'static World> {
    static WORLD: OnceLock<Option<World>> = OnceLock::new();
    let make = || {
        let entra = EntraAccount {
            authority: Url::parse("https://login.microsoftonline.com/").ok()?,
            tenant: TenantId::parse("contoso.onmicrosoft.com").ok()?,
            client_id: None,
            file: None,
            service_connection: None,
        };
        let network = EntraNetwork::new(&entra, &ClientOptions::default()).ok()?;
        Some(World { entra, network })
    };
    WORLD.get_or_init(make).as_ref()
}

/// A token that is taken can be sent as one header and ends; no error repeats
/// what was sent, and no code is entered at a page that is not Microsoft's.
pub fn entra_answer(data: &[u8]) {
    let Some(World { entra, network }) = world() else {
        return;
    };
    let exchange = Exchange::new(network, &entra.authority, Repeat::Never);
    let exchange = exchange.hiding(&SecretString::from(CANARY));
    match exchange::fuzzing::reply(&exchange, data) {
        Ok(Reply::Answer(body)) => {
            tokens(&exchange, &body);
            if let Some(shown) = device_code::shown_of(&body, entra, &exchange) {
                match shown {
                    Ok(shown) => {
                        assert_eq!(shown.page.scheme(), "https");
                        assert!(!shown.user_code.contains(char::is_control));
                    }
                    Err(error) => quotes_nothing(&error),
                }
            }
        }
        Ok(Reply::Refused(refused)) => quotes_nothing(&exchange.refusal(refused)),
        Err(error) => quotes_nothing(&error),
    }
    identity::fuzzing::output(data);
}

fn tokens(exchange: &Exchange<'_>, body: &[u8]) {
    let Ok(answer) = serde_json::from_slice::<TokenAnswer>(body) else {
        return;
    };
    match answer.into_tokens(exchange) {
        Ok(tokens) => {
            for token in [Some(&tokens.access), tokens.refresh.as_ref()] {
                let is_one_word = |token: &SecretString| {
                    let bytes = token.expose_secret().as_bytes();
                    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_graphic)
                };
                assert!(token.is_none_or(is_one_word));
            }
            assert!(tokens.expires > time::OffsetDateTime::now_utc() - time::Duration::MINUTE);
        }
        Err(error) => quotes_nothing(&error),
    }
}

fn quotes_nothing(error: &EntraError) {
    let said = format!("{error} {} {error:?}", error.advice().unwrap_or_default());
    assert!(!said.contains(CANARY), "{said}");
    assert!(!said.contains(char::is_control), "{said:?}");
}

/// Only a request with this sign-in's own state gets in, and what gets in is a
/// code that fits into a form, or a refusal.
pub fn callback(data: &[u8]) {
    let Some(found) = loopback::callback(data) else {
        return;
    };
    let has_state = String::from_utf8_lossy(data).contains("state");
    assert!(has_state, "let in without a state");
    match found {
        Callback::Code(code) => {
            let code = code.expose_secret();
            assert!(code.bytes().all(|byte| byte.is_ascii_graphic()));
        }
        Callback::Refused(refused) => quotes_nothing(&refused.into_error(&[])),
    }
}
