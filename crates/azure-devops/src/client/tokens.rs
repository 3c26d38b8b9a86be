//! The life of personal access tokens: made, listed, revoked (azure-devops
//! facts §6.1). It wants a Microsoft Entra sign-in of a person; anything else
//! is refused by the server. A token's text is handed to the caller and kept
//! nowhere here.

use std::collections::HashSet;

use serde_json::{Value, json};
use time::OffsetDateTime;
use time::macros::{format_description, offset};
use url::Url;
use uuid::Uuid;

use super::Client;
use crate::endpoints::Area;
use crate::error::{Error, ErrorKind};
use crate::model::pat_token_error::PatTokenError;
use crate::model::token::{
    MintedToken, NewToken, TokenAnswer, TokenApiError, TokenPage, TokenSummary,
};
use crate::transport::Call;

/// The token API has a version of its own, a preview to this day.
const API_VERSION: &str = "7.1-preview.1";
/// The most tokens that one page may be asked for.
const LARGEST_PAGE: u32 = 100;
/// More pages than any person's tokens need: a server that never ends is not followed.
const MOST_PAGES: usize = 100;
/// The longest continuation that is sent back, in bytes.
const LONGEST_CONTINUATION: usize = 4096;

impl Client {
    /// Makes a token, with one POST that is never repeated. It is valid in this
    /// organization alone.
    ///
    /// After `ConnectionLost` or `TimedOut` a token may have been made whose
    /// text nobody has; it is in [`Client::tokens`] by its name.
    ///
    /// # Errors
    /// `Refused` with the server's reason, which arrives as a success (azure-devops
    /// facts §6.1). `Request` with `InvalidAnswer` when what came is not a living
    /// token of exactly the scope that was asked for; its text is dropped, and the
    /// error's detail names its id. The others of [`ErrorKind`].
    pub async fn create_token(&self, new: &NewToken) -> Result<MintedToken, TokenApiError> {
        let call = Call::new("POST", self.tokens_url()).once();
        let valid_to = written(new.valid_to).ok_or_else(|| call.error(ErrorKind::BadRequest))?;
        let body = json!({
            "displayName": new.display_name,
            "scope": new.scope,
            "validTo": valid_to,
            "allOrgs": false,
        });
        let call = call.with_json(&body);
        let answer: TokenAnswer = self.inner.transport.json_unquoted(&call).await?;
        if let Some(reason) = answer.refusal() {
            return Err(TokenApiError::Refused(reason));
        }
        let minted = answer.into_minted(new, OffsetDateTime::now_utc());
        minted.map_err(|what| invalid(&call, what).into())
    }

    /// The person's active tokens in this organization, whoever made them.
    ///
    /// # Errors
    /// `Request` with `TooLarge` when the list does not end after ten thousand
    /// tokens. The others of [`ErrorKind`].
    pub async fn tokens(&self) -> Result<Vec<TokenSummary>, TokenApiError> {
        let mut tokens = Vec::new();
        let mut seen = HashSet::new();
        let mut continuation: Option<String> = None;
        for _ in 0..MOST_PAGES {
            let call = Call::get(self.token_page_url(continuation.as_deref()));
            let page: TokenPage = self.inner.transport.json_unquoted(&call).await?;
            for written in page.pat_tokens {
                let summary = written.summary().map_err(|what| invalid(&call, what))?;
                if seen.insert(summary.authorization_id) {
                    tokens.push(summary);
                }
            }
            let next = page.continuation_token.filter(|token| !token.is_empty());
            // A continuation that repeats itself would never end.
            if next.is_none() || next == continuation {
                return Ok(tokens);
            }
            if next
                .as_ref()
                .is_some_and(|next| next.len() > LONGEST_CONTINUATION)
            {
                return Err(invalid(&call, "its continuationToken is too long".to_owned()).into());
            }
            continuation = next;
        }
        let detail = format!("more than {MOST_PAGES} pages");
        let call = Call::get(self.tokens_url());
        let error = call.error(ErrorKind::TooLarge);
        Err(error.with(|details| details.detail = Some(detail)).into())
    }

    /// Revokes a token. One that is gone already counts as done.
    ///
    /// # Errors
    /// `Refused` with the server's reason. The others of [`ErrorKind`].
    pub async fn revoke_token(&self, authorization_id: Uuid) -> Result<(), TokenApiError> {
        let mut url = self.tokens_url();
        url.query_pairs_mut().append_pair(
            "authorizationId",
            &authorization_id.hyphenated().to_string(),
        );
        let (transport, call) = (&self.inner.transport, Call::new("DELETE", url));
        let answer = transport.any(&call).await?;
        match transport.judge(&call, &answer) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound && !error.answered_with_page() => {
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        }
        // Usually 204 without a body; a reason in a body would be a refusal here too.
        let reason = serde_json::from_slice::<Value>(&answer.body)
            .ok()
            .and_then(|body| PatTokenError::from_name(body.get("patTokenError")?.as_str()?));
        match reason {
            Some(reason) if !reason.is_absence() => Err(TokenApiError::Refused(reason)),
            _ => Ok(()),
        }
    }

    fn tokens_url(&self) -> Url {
        let mut url = self
            .endpoints()
            .url(Area::Tokens, &["_apis", "tokens", "pats"]);
        url.query_pairs_mut()
            .append_pair("api-version", API_VERSION);
        url
    }

    fn token_page_url(&self, continuation: Option<&str>) -> Url {
        let mut url = self.tokens_url();
        let size = self.options().page_size.clamp(1, LARGEST_PAGE);
        let mut pairs = url.query_pairs_mut();
        pairs.append_pair("displayFilterOption", "active");
        pairs.append_pair("$top", &size.to_string());
        if let Some(token) = continuation {
            pairs.append_pair("continuationToken", token);
        }
        drop(pairs);
        url
    }
}

/// A time in UTC with milliseconds, which every version of the server reads.
fn written(time: OffsetDateTime) -> Option<String> {
    let format =
        format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");
    time.checked_to_offset(offset!(UTC))?.format(&format).ok()
}

/// The error for an answer that is understood and cannot be right.
fn invalid(call: &Call, what: String) -> Error {
    let error = call.error(ErrorKind::InvalidAnswer);
    error.with(|details| details.detail = Some(what))
}
