//! The conversations with Entra's endpoints, by the `oauth2` crate. An
//! authorization code is sent once, whatever happens; a refresh token again
//! when the server says that it was too busy to act.

use oauth2::basic::{
    BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse,
};
use oauth2::{
    AuthType, AuthUrl, AuthorizationCode, Client, ClientId, DeviceAuthorizationUrl, EndpointNotSet,
    EndpointSet, ErrorResponse, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError,
    Scope, StandardRevocableToken, TokenUrl,
};
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;
use zeroize::Zeroize as _;

use super::exchange::{Exchange, Repeat};
use super::token_answer::TokenAnswer;
use super::{EntraError, EntraNetwork, EntraRefusal, EntraTokens, SCOPE};
use crate::account::EntraAccount;

/// What brings a refresh token.
const OFFLINE: &str = "offline_access";

/// A public client of Entra with its three endpoints.
pub(super) type PublicClient = Client<
    BasicErrorResponse,
    TokenAnswer,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// The client of an account: the application, at its authority and tenant.
pub(super) fn client(entra: &EntraAccount) -> Result<PublicClient, EntraError> {
    let id = entra.client_id.ok_or(EntraError::NoClientId)?;
    Ok(Client::new(ClientId::new(id.to_string()))
        .set_auth_type(AuthType::RequestBody)
        .set_auth_uri(AuthUrl::from_url(endpoint(entra, "authorize")))
        .set_device_authorization_url(DeviceAuthorizationUrl::from_url(endpoint(
            entra,
            "devicecode",
        )))
        .set_token_uri(TokenUrl::from_url(endpoint(entra, "token"))))
}

/// An endpoint of version 2.0 (azure-devops facts §7).
pub(super) fn endpoint(entra: &EntraAccount, name: &str) -> Url {
    let mut url = entra.authority.clone();
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty()
            .extend([entra.tenant.as_str(), "oauth2", "v2.0", name]);
    }
    url
}

/// Everything that the account may do at Azure DevOps, and to go on doing it.
pub(super) fn scopes() -> [Scope; 2] {
    [SCOPE, OFFLINE].map(|scope| Scope::new(scope.to_owned()))
}

/// New tokens for a refresh token. Where Entra sends no new refresh token, the
/// old one stays good, and there is none in what is returned.
pub(crate) async fn refresh(
    entra: &EntraAccount,
    refresh_token: &SecretString,
    network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    let exchange = Exchange::new(network, &entra.authority, Repeat::WhenBusy).hiding(refresh_token);
    let token = RefreshToken::new(refresh_token.expose_secret().to_owned());
    let client = client(entra)?;
    let request = client.exchange_refresh_token(&token).add_scopes(scopes());
    let answer = request.request_async(&exchange).await;
    token.into_secret().zeroize();
    answer
        .map_err(|error| explain(error, &exchange))?
        .into_tokens(&exchange)
}

/// Tokens for an authorization code. Asked for once: a code is good once.
pub(super) async fn redeem(
    entra: &EntraAccount,
    code: SecretString,
    verifier: PkceCodeVerifier,
    redirect: RedirectUrl,
    network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    let exchange = Exchange::new(network, &entra.authority, Repeat::Never)
        .hiding(&code)
        .hiding(&SecretString::from(verifier.secret().as_str()));
    let client = client(entra)?.set_redirect_uri(redirect);
    let answer = client
        .exchange_code(AuthorizationCode::new(code.expose_secret().to_owned()))
        .set_pkce_verifier(verifier)
        .request_async(&exchange)
        .await;
    let tokens = answer
        .map_err(|error| explain(error, &exchange).meaning(EntraRefusal::while_signing_in))?
        .into_tokens(&exchange)?;
    lasting(tokens, &exchange)
}

/// A person's sign-in must be able to go on after the first hour.
pub(super) fn lasting(
    tokens: EntraTokens,
    exchange: &Exchange<'_>,
) -> Result<EntraTokens, EntraError> {
    match tokens.refresh.is_some() {
        true => Ok(tokens),
        false => Err(exchange.not_understood("it holds no refresh token")),
    }
}

/// Our own errors as they are; of the crate's, only what can be no secret.
pub(super) fn explain<T: ErrorResponse>(
    error: RequestTokenError<EntraError, T>,
    exchange: &Exchange<'_>,
) -> EntraError {
    match error {
        RequestTokenError::Request(error) => error,
        RequestTokenError::Parse(_, mut body) => {
            // The body may hold tokens, and the parser's words a part of it.
            body.zeroize();
            exchange.not_understood("its JSON is not the expected one")
        }
        RequestTokenError::ServerResponse(_) | RequestTokenError::Other(_) => {
            exchange.not_understood("its form is not the expected one")
        }
    }
}
