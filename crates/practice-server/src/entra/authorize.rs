//! Where sign-in begins in a browser (facts §7). The person signs in at once: the browser is sent
//! back with a code. It is never sent anywhere but to loopback; whatever is wrong before that is
//! known is shown on a page.

use axum::response::Response;
use http::header::LOCATION;
use http::{Method, StatusCode};
use secrecy::ExposeSecret as _;
use url::{Host, Url};
use uuid::Uuid;

use super::register::{Code, Grant, after, remember};
use super::scopes::Scopes;
use super::{EntraError, clients, errors};
use crate::auth::{digest, random_text};
use crate::call::Call;
use crate::faults::SignInFault;
use crate::reply;
use crate::state::State;

/// How long a code is, in characters: about as long as real ones.
const CODE_LENGTH: usize = 600;

pub(super) fn answer(state: &State, call: &Call, tenant: &str) -> Response {
    if call.method != Method::GET {
        return reply::html(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed");
    }
    if call.faults.has(SignInFault::SignInNeverEnds) {
        return reply::html(StatusCode::OK, "Sign in to your account");
    }
    if let Some(code) = call.faults.amount(SignInFault::SignInPageError) {
        return EntraError::of(code).page();
    }
    let (tenant, client, redirect) = match addressee(state, call, tenant) {
        Ok(found) => found,
        Err(error) => return error.page(),
    };
    let declined = [SignInFault::CallbackDeclined, SignInFault::CallbackError]
        .into_iter()
        .find_map(|fault| call.faults.amount(fault));
    let result = match declined {
        Some(code) => Err(EntraError::of(code)),
        None => granted(state, call, tenant, client, &redirect),
    };
    back(call, redirect, result)
}

/// Whom the browser is to be sent back to.
fn addressee(state: &State, call: &Call, tenant: &str) -> Result<(Uuid, Uuid, Url), EntraError> {
    let tenant = super::tenant(state, tenant)?;
    let required = |name: &str| call.query(name).ok_or_else(|| EntraError::missing(name));
    let client = clients::known(&state.data(), required("client_id")?)?;
    let redirect = loopback(required("redirect_uri")?)
        .ok_or_else(|| EntraError::of(errors::REDIRECT_UNKNOWN))?;
    Ok((tenant, client.id, redirect))
}

/// `http://localhost` or `http://127.0.0.1`, any port and path.
fn loopback(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let is_loopback = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(_) => false,
    };
    let is_plain = url.username().is_empty() && url.password().is_none();
    let fits = url.scheme() == "http" && is_loopback && is_plain && url.fragment().is_none();
    fits.then_some(url)
}

/// Makes a code for what is asked.
fn granted(
    state: &State,
    call: &Call,
    tenant: Uuid,
    client: Uuid,
    redirect: &Url,
) -> Result<String, EntraError> {
    let required = |name: &str| call.query(name).ok_or_else(|| EntraError::missing(name));
    if required("response_type")? != "code" {
        return Err(EntraError::of(errors::RESPONSE_TYPE_UNSUPPORTED));
    }
    let challenge = call.query("code_challenge").unwrap_or_default();
    // The Base64url of a SHA-256 without padding.
    let is_s256 = call.query("code_challenge_method") == Some("S256") && challenge.len() == 43;
    if !is_s256 {
        return Err(EntraError::of(errors::CHALLENGE_MISSING));
    }
    let text = random_text(CODE_LENGTH);
    let code = Code {
        digest: digest(&text),
        grant: Grant {
            client,
            tenant,
            scopes: Scopes::parse(required("scope")?)?,
            nonce: call.query("nonce").map(str::to_owned),
        },
        redirect: call.query("redirect_uri").unwrap_or_default().to_owned(),
        challenge: challenge.to_owned(),
        end: after(state.options().entra.code_lifetime),
        used: false,
    };
    debug_assert_eq!(loopback(&code.redirect).as_ref(), Some(redirect));
    remember(&mut state.data().entra.codes, code);
    Ok(text.expose_secret().to_owned())
}

/// Sends the browser back with a code or an error.
fn back(call: &Call, mut redirect: Url, result: Result<String, EntraError>) -> Response {
    let faults = &call.faults;
    {
        let mut pairs = redirect.query_pairs_mut();
        match &result {
            Ok(_) if faults.has(SignInFault::CallbackWithoutCode) => {}
            Ok(code) => {
                pairs.append_pair("code", code);
            }
            Err(error) => {
                pairs.append_pair("error", error.name());
                pairs.append_pair("error_description", &error.description());
            }
        }
        if faults.has(SignInFault::CallbackWrongState) {
            pairs.append_pair("state", &Uuid::new_v4().to_string());
        } else if let Some(state) = call.query("state")
            && !faults.has(SignInFault::CallbackWithoutState)
        {
            pairs.append_pair("state", state);
        }
        pairs.append_pair("session_state", &Uuid::new_v4().to_string());
    }
    let mut response = reply::html(StatusCode::FOUND, "Object moved");
    reply::set(&mut response, LOCATION, redirect.as_str());
    response
}

#[cfg(test)]
mod tests {
    use super::loopback;

    #[test]
    fn only_loopback_gets_a_browser_back() {
        for good in [
            "http://localhost:1",
            "http://localhost:65535/",
            "http://localhost:80/callback?a=b",
            "http://127.0.0.1:3000/x",
        ] {
            assert!(loopback(good).is_some(), "{good}");
        }
        for bad in [
            "https://localhost:1/",
            "http://localhost.evil.example/",
            "http://user@localhost:1/",
            "http://example.com/",
            "http://[::1]:1/",
            "http://localhost:1/#x",
            "localhost:1",
            "",
        ] {
            assert!(loopback(bad).is_none(), "{bad}");
        }
    }
}
