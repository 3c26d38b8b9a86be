//! Making access tokens, id tokens and the tokens of pipelines: texts in the shape of a JSON Web
//! Token whose signature is random. Nobody but this server can tell a good one, and it does so by
//! digest.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use time::OffsetDateTime;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::register::{PipelineToken, after, remember};
use super::scopes::Scopes;
use crate::auth::{
    CredentialKind, EntraClaims, Scope, Token, TokenLength, TokenRequest, digest, random_text,
};
use crate::options::EntraIdentity;
use crate::state::{Data, State};

/// How long the signature of a token is, encoded: that of a 2048-bit key.
const SIGNATURE_LENGTH: usize = 342;

/// How long a pipeline's token is good.
const PIPELINE_TOKEN_LIFETIME: Duration = Duration::from_secs(600);

/// Who a token is made for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    pub(super) identity: &'a EntraIdentity,
    /// The application that gets the token.
    pub(super) client: Uuid,
    pub(super) tenant: Uuid,
    /// Whether the application acts for itself.
    pub(super) is_application: bool,
}

/// A text in the shape of a JSON Web Token.
fn shaped(claims: &Value) -> SecretString {
    let header =
        json!({ "typ": "JWT", "alg": "RS256", "kid": Uuid::new_v4().simple().to_string() });
    let signature = random_text(SIGNATURE_LENGTH);
    let encoded = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let text = Zeroizing::new(format!(
        "{}.{}.{}",
        encoded(&header),
        encoded(claims),
        signature.expose_secret()
    ));
    SecretString::from(text.as_str())
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX / 2)
}

/// What an access token says of itself.
fn claims(id: Uuid, subject: Subject, scopes: &Scopes, lifetime: Duration) -> Value {
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let mut claims = json!({
        "aud": scopes.resource,
        "iss": format!("https://sts.windows.net/{}/", subject.tenant),
        "iat": now,
        "nbf": now,
        "exp": now + seconds(lifetime),
        "appid": subject.client,
        "oid": id,
        "sub": id,
        "tid": subject.tenant,
        "uti": Uuid::new_v4().simple().to_string(),
        "ver": "1.0",
    });
    if subject.is_application {
        claims["idtyp"] = "app".into();
    } else {
        let upn = format!("{}@practice.invalid", id.simple());
        claims["upn"] = upn.clone().into();
        claims["unique_name"] = upn.clone().into();
        claims["preferred_username"] = upn.into();
        claims["name"] = subject.identity.name.clone().into();
        claims["scp"] = "user_impersonation".into();
    }
    claims
}

/// Makes an access token that Azure DevOps accepts while it is good, and returns its text.
pub(super) fn access_token(
    data: &mut Data,
    subject: Subject,
    scopes: &Scopes,
    lifetime: Duration,
) -> SecretString {
    let id = data.identity(&subject.identity.name);
    let text = shaped(&claims(id, subject, scopes, lifetime));
    let request = TokenRequest {
        user: subject.identity.name.clone(),
        scopes: Scope::everything(),
        lifetime,
        organization: None,
        role: subject.identity.role,
        feed_creator: subject.identity.feed_creator,
        length: TokenLength::Characters84,
    };
    let kind = if subject.is_application {
        CredentialKind::EntraApplication
    } else {
        CredentialKind::EntraUser
    };
    let mut token = Token::new(&text, kind, id, request);
    token.entra = Some(EntraClaims {
        tenant: subject.tenant,
        for_azure_devops: scopes.is_for_azure_devops(),
    });
    data.tokens.push(token);
    text
}

/// Makes the person's access token for Azure DevOps in a tenant, as a tool that is signed in
/// already would get it, and returns its text.
pub(crate) fn persons_token(state: &State, tenant: Uuid, lifetime: Duration) -> SecretString {
    let scopes = Scopes {
        resource: super::scopes::AZURE_DEVOPS,
        offline_access: false,
        openid: false,
        is_default: true,
    };
    let subject = Subject {
        identity: &state.options().entra.person,
        client: Uuid::new_v4(),
        tenant,
        is_application: false,
    };
    access_token(&mut state.data(), subject, &scopes, lifetime)
}

/// Tells the application who signed in; good for nothing else.
pub(super) fn id_token(data: &mut Data, subject: Subject, nonce: Option<&str>) -> SecretString {
    let id = data.identity(&subject.identity.name);
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let mut claims = json!({
        "aud": subject.client,
        "iss": format!("https://{}/{}/v2.0", crate::routing::LOGIN_HOST, subject.tenant),
        "iat": now,
        "nbf": now,
        "exp": now + 3600,
        "name": subject.identity.name,
        "oid": id,
        "preferred_username": format!("{}@practice.invalid", id.simple()),
        "sub": id,
        "tid": subject.tenant,
        "ver": "2.0",
    });
    if let Some(nonce) = nonce {
        claims["nonce"] = nonce.into();
    }
    shaped(&claims)
}

/// A pipeline's token that speaks for the application of a service connection (facts §9);
/// `None`: there is no such connection.
pub(crate) fn oidc_token(state: &State, organization: &str, connection: &str) -> Option<String> {
    let wanted = Uuid::parse_str(connection).ok()?;
    let mut connections = state.options().entra.service_connections.iter();
    let found = connections.find(|known| known.id == wanted)?;
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let text = shaped(&json!({
        "aud": "api://AzureADTokenExchange",
        "iss": format!("https://vstoken.dev.azure.com/{}", state.deployment()),
        "sub": format!("sc://{organization}/Practice/{wanted}"),
        "iat": now,
        "nbf": now,
        "exp": now + seconds(PIPELINE_TOKEN_LIFETIME),
    }));
    let token = PipelineToken {
        digest: digest(&text),
        client: found.client_id,
        end: after(PIPELINE_TOKEN_LIFETIME),
    };
    remember(&mut state.data().entra.pipeline_tokens, token);
    Some(text.expose_secret().to_owned())
}
