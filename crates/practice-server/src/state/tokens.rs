//! The tokens that the server has made, and whose credential a request carries.

use std::time::Instant;

use http::HeaderMap;
use secrecy::SecretString;
use uuid::Uuid;

use super::Data;
use crate::auth::{
    Called, Caller, CredentialKind, HeaderShape, Presented, SeenCredential, SignedIn, Token,
    TokenRequest, digest, presented, random_token, shape,
};

impl Data {
    /// The identity of a person or an application, by display name.
    pub(crate) fn identity(&mut self, name: &str) -> Uuid {
        let known = self.identities.entry(name.to_owned());
        *known.or_insert_with(Uuid::new_v4)
    }

    /// Makes a personal access token or a job's; its text is returned and not kept.
    pub(crate) fn issue_token(
        &mut self,
        kind: CredentialKind,
        request: TokenRequest,
    ) -> SecretString {
        let text = random_token(request.length);
        let user_id = self.identity(&request.user);
        self.tokens.push(Token::new(&text, kind, user_id, request));
        text
    }

    /// Revokes a token; says whether there was one.
    pub(crate) fn revoke_token(&mut self, text: &SecretString) -> bool {
        let wanted = digest(text);
        let token = self.tokens.iter_mut().find(|token| token.digest == wanted);
        token.map(|token| token.revoked = true).is_some()
    }

    /// Ends every access token of Entra now; says how many were still good.
    pub(crate) fn expire_access_tokens(&mut self) -> usize {
        let now = Instant::now();
        let tokens = self.tokens.iter_mut();
        let good = tokens.filter(|token| {
            token.kind.is_entra() && token.end.is_none_or(|end| end > now) && !token.revoked
        });
        good.map(|token| token.end = Some(now)).count()
    }

    /// Who sends these headers to an organization (`None`: to the deployment as a whole), and what
    /// the credential in them is worth.
    pub(crate) fn caller(
        &self,
        headers: &HeaderMap,
        organization: Option<Called>,
    ) -> (Caller, SeenCredential) {
        if shape(headers) == HeaderShape::None {
            return (Caller::Anonymous, SeenCredential::default());
        }
        let Some(token) = self.token(headers) else {
            return (Caller::NotUnderstood, SeenCredential::unknown());
        };
        let seen = token.seen(organization);
        if !seen.is_valid() {
            return (Caller::NotUnderstood, seen);
        }
        let user = SignedIn {
            id: token.user_id,
            display_name: token.request.user.clone(),
            scopes: token.request.scopes.clone(),
            role: token.request.role,
            feed_creator: token.request.feed_creator,
            all_organizations: token.request.organization.is_none(),
            kind: token.kind,
        };
        (Caller::User(user), seen)
    }

    /// The token that is presented. Any is good as a password, but a personal access token is none
    /// as a bearer token (facts §7.1).
    fn token(&self, headers: &HeaderMap) -> Option<&Token> {
        let (text, is_bearer) = match presented(headers)? {
            Presented::Password(text) => (text, false),
            Presented::Bearer(text) => (text, true),
        };
        let wanted = digest(&text);
        let token = self.tokens.iter().find(|token| token.digest == wanted)?;
        let fits = !is_bearer || token.kind != CredentialKind::PersonalAccessToken;
        fits.then_some(token)
    }
}
