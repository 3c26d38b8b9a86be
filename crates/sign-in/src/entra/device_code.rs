//! Signing in on another device with a short code (RFC 8628): asks at the
//! server's own pace, and never longer than fifteen minutes.

use std::future::Future;
use std::time::Duration;

use oauth2::http::{Method, Request, header};
use oauth2::{HttpRequest, StandardDeviceAuthorizationResponse};
use secrecy::{ExposeSecret as _, SecretString};
use time::OffsetDateTime;
use tokio::time::Instant;
use url::{Url, form_urlencoded};

use super::exchange::{Exchange, Repeat, Reply};
use super::oauth::{self, client, endpoint, explain, scopes};
use super::token_answer::TokenAnswer;
use super::{EntraError, EntraNetwork, EntraRefusal, EntraTokens};
use crate::account::EntraAccount;

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// The longest time for entering the code.
const LONGEST_LIFE: Duration = Duration::from_secs(15 * 60);
/// The pace is the server's, but never faster or slower than this.
const FASTEST: Duration = Duration::from_secs(1);
const SLOWEST: Duration = Duration::from_secs(60);
/// What `slow_down` adds (RFC 8628 §3.5).
const SLOWER: Duration = Duration::from_secs(5);
/// The longest code that a person enters, in bytes.
const LONGEST_USER_CODE: usize = 32;
/// The longest code that is sent, in bytes.
const LONGEST_CODE: usize = 4 * 1024;
/// How many times in a row the server may be out of reach while a person types.
const MOST_MISSES: u32 = 3;
/// Whose pages a code may be entered at, with everything below them.
const PAGE_HOSTS: [&str; 5] = [
    "microsoft.com",
    "microsoftonline.com",
    "microsoftonline.us",
    "microsoftonline.cn",
    "live.com",
];

/// What a person enters where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceCode {
    /// The code; short-lived, and no secret of the person's. Text from the
    /// server, bounded and without controls.
    pub user_code: String,
    /// Where it is entered.
    pub page: Url,
    /// When it is over.
    pub expires: OffsetDateTime,
}

/// Shows the code and waits until it was entered.
pub(crate) async fn sign_in(
    entra: &EntraAccount,
    network: &EntraNetwork,
    show: &(dyn Fn(&DeviceCode) + Send + Sync),
) -> Result<EntraTokens, EntraError> {
    let client = client(entra)?;
    let exchange = Exchange::new(network, &entra.authority, Repeat::WhenBusy);
    let request = client.exchange_device_code().add_scopes(scopes());
    let details: StandardDeviceAuthorizationResponse = request
        .request_async(&exchange)
        .await
        .map_err(|error| explain(error, &exchange).meaning(EntraRefusal::with_device_code))?;
    let begin = Instant::now();
    let (shown, life) = shown(&details, entra, &exchange)?;
    let code = SecretString::from(details.device_code().secret().as_str());
    if !is_code(&code) {
        return Err(exchange.not_understood("its device code has no sound shape"));
    }
    show(&shown);
    let exchange = exchange.hiding(&code);
    let pace = details.interval().clamp(FASTEST, SLOWEST);
    let timer = Timer {
        elapsed: || begin.elapsed(),
        sleep: tokio::time::sleep,
    };
    wait(pace, life, timer, || ask(entra, &code, &exchange)).await
}

/// What came of asking once.
enum Asked<T> {
    Done(T),
    /// Not yet; from now on so much slower.
    Later(Duration),
}

/// Time since the code was made; another one in tests.
struct Timer<Elapsed, Sleep> {
    elapsed: Elapsed,
    sleep: Sleep,
}

/// Asks again and again until there is an answer or the time is up.
async fn wait<T, Sleeping, Asking>(
    mut pace: Duration,
    life: Duration,
    timer: Timer<impl Fn() -> Duration, impl Fn(Duration) -> Sleeping>,
    mut ask: impl FnMut() -> Asking,
) -> Result<T, EntraError>
where
    Sleeping: Future<Output = ()>,
    Asking: Future<Output = Result<Asked<T>, EntraError>>,
{
    let mut misses = 0;
    loop {
        let left = life.saturating_sub((timer.elapsed)());
        (timer.sleep)(pace.min(left)).await;
        if pace >= left {
            return Err(EntraError::DeviceCodeExpired);
        }
        match ask().await {
            Ok(Asked::Done(done)) => return Ok(done),
            Ok(Asked::Later(slower)) => {
                misses = 0;
                pace += slower;
            }
            Err(EntraError::Unreachable { .. }) if misses < MOST_MISSES => misses += 1,
            Err(error) => return Err(error),
        }
    }
}

async fn ask(
    entra: &EntraAccount,
    code: &SecretString,
    exchange: &Exchange<'_>,
) -> Result<Asked<EntraTokens>, EntraError> {
    match exchange.reply(poll(entra, code, exchange)?).await? {
        Reply::Answer(body) => {
            let answer: TokenAnswer = serde_json::from_slice(&body)
                .map_err(|_| exchange.not_understood("its JSON is not the expected one"))?;
            let tokens = answer.into_tokens(exchange)?;
            Ok(Asked::Done(oauth::lasting(tokens, exchange)?))
        }
        Reply::Refused(refused) => match refused.error.as_str() {
            "authorization_pending" => Ok(Asked::Later(Duration::ZERO)),
            "slow_down" => Ok(Asked::Later(SLOWER)),
            "authorization_declined" | "access_denied" => Err(EntraError::Declined),
            "expired_token" | "code_expired" => Err(EntraError::DeviceCodeExpired),
            _ => Err(exchange
                .refusal(refused)
                .meaning(EntraRefusal::with_device_code)),
        },
    }
}

/// The question whether the code was entered (RFC 8628 §3.4). The `oauth2`
/// crate goes on asking whatever comes back, so this is our own.
fn poll(
    entra: &EntraAccount,
    code: &SecretString,
    exchange: &Exchange<'_>,
) -> Result<HttpRequest, EntraError> {
    let id = entra.client_id.ok_or(EntraError::NoClientId)?.to_string();
    let body = form_urlencoded::Serializer::new(String::new())
        .append_pair("grant_type", GRANT)
        .append_pair("client_id", &id)
        .append_pair("device_code", code.expose_secret())
        .finish();
    Request::builder()
        .method(Method::POST)
        .uri(endpoint(entra, "token").as_str())
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(body.into_bytes())
        .map_err(|_| exchange.not_understood("its address cannot be used"))
}

/// What the person is shown, and for how long it is good.
fn shown(
    details: &StandardDeviceAuthorizationResponse,
    entra: &EntraAccount,
    exchange: &Exchange<'_>,
) -> Result<(DeviceCode, Duration), EntraError> {
    let life = life(details, exchange)?;
    let shown = DeviceCode {
        user_code: user_code(details, exchange)?,
        page: page(details, entra)?,
        expires: OffsetDateTime::now_utc() + life,
    };
    Ok((shown, life))
}

/// The same of an answer's body; none if it is no such answer.
#[cfg(any(test, fuzzing))]
pub(super) fn shown_of(
    body: &[u8],
    entra: &EntraAccount,
    exchange: &Exchange<'_>,
) -> Option<Result<DeviceCode, EntraError>> {
    let details = serde_json::from_slice(body).ok()?;
    Some(shown(&details, entra, exchange).map(|(shown, _)| shown))
}

fn life(
    details: &StandardDeviceAuthorizationResponse,
    exchange: &Exchange<'_>,
) -> Result<Duration, EntraError> {
    match details.expires_in().min(LONGEST_LIFE) {
        Duration::ZERO => Err(exchange.not_understood("its device code is over at once")),
        life => Ok(life),
    }
}

/// What a person can read and type, and nothing else.
fn user_code(
    details: &StandardDeviceAuthorizationResponse,
    exchange: &Exchange<'_>,
) -> Result<String, EntraError> {
    let code = details.user_code().secret().trim();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    match (1..=LONGEST_USER_CODE).contains(&code.len()) && code.bytes().all(fits) {
        true => Ok(code.to_owned()),
        false => Err(exchange.not_understood("its code is none that a person could enter")),
    }
}

fn is_code(code: &SecretString) -> bool {
    let bytes = code.expose_secret().as_bytes();
    (1..=LONGEST_CODE).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic)
}

/// A page of Microsoft's, or of the practice server that is asked.
fn page(
    details: &StandardDeviceAuthorizationResponse,
    entra: &EntraAccount,
) -> Result<Url, EntraError> {
    let page = details.verification_uri().url();
    match is_page(page, &entra.authority) {
        true => Ok(page.clone()),
        false => Err(EntraError::ForeignPage {
            host: page.host_str().unwrap_or_default().to_owned(),
        }),
    }
}

fn is_page(page: &Url, authority: &Url) -> bool {
    if !page.username().is_empty() || page.password().is_some() {
        return false;
    }
    let of_microsoft = |host: &str| {
        let below = |suffix: &str| {
            let label = host.strip_suffix(suffix);
            label.is_some_and(|label| label.is_empty() || label.ends_with('.'))
        };
        PAGE_HOSTS.iter().any(|suffix| below(suffix))
    };
    let is_usual = page.scheme() == "https" && page.port().is_none();
    (is_usual && page.host_str().is_some_and(of_microsoft)) || page.origin() == authority.origin()
}

#[cfg(test)]
mod tests;
