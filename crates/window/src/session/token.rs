//! A pasted token: what its shape says is told without the network, then its
//! organization is asked. A good one is held in memory until it is kept with
//! the plan or forgotten; no answer holds any of it.

use super::{Answer, Session};
use crate::contract::{AccountName, TokenChecked, TokenProblem, TokenText, TokenVerdict};
use crate::problem;
use azure_devops::{Client, Credential, Endpoints, Error, ErrorKind, TokenShapeError};
use secrecy::{ExposeSecret as _, SecretString};
use setup::{ErrorCode, Failure, Setup};
use sign_in::{Accounts, CheckedAccount, SecretStore, SignInError};
use std::ops::ControlFlow;

/// How long the tokens are that Azure DevOps makes, in characters.
const USUAL_LENGTHS: [usize; 2] = [84, 52];
/// What a copied header begins with.
const SCHEMES: [&str; 2] = ["Basic", "Bearer"];
const HEADER: &str = "Authorization";

/// What a token's text tells by itself.
#[derive(Debug, PartialEq, Eq)]
struct Shape {
    trimmed: bool,
    characters: usize,
}

/// Why a text is no token.
#[derive(Debug, PartialEq, Eq)]
enum Unfit {
    Header,
    Shape(TokenShapeError),
}

impl Session {
    /// Asks the organization about a token, and holds it in memory. A token
    /// that was held before is forgotten, whatever the new one is worth.
    ///
    /// # Errors
    /// When no organization is chosen, and [`ErrorCode::Cancelled`] when the
    /// token was forgotten or another one came in the meantime.
    pub async fn check_token(&self, token: TokenText) -> Answer<TokenChecked> {
        let (setup, endpoints, wish) = self.begin_check().map_err(|f| self.problem(f))?;
        let token = token.into_secret();
        let shape = match shape(&token) {
            Ok(shape) => shape,
            Err(unfit) => {
                let reason = unfit.into();
                return Ok(TokenChecked::Refused { reason });
            }
        };
        let Ok(credential) = Credential::personal_access_token(token.clone()) else {
            let reason = TokenProblem::Malformed;
            return Ok(TokenChecked::Refused { reason });
        };
        let lists = lists_projects(&setup, &endpoints, credential);
        let checked = checked(&setup, &endpoints, token);
        let checked = match checked.await {
            Ok(checked) => checked,
            Err(error) => {
                let reason = self.refused(error);
                return Ok(TokenChecked::Refused { reason });
            }
        };
        let lists_projects = lists.await;
        let account = AccountName {
            name: checked.account().user_display_name.clone(),
        };
        if !self.hold(&setup, checked, wish) {
            return Err(problem::of(&ErrorCode::Cancelled.into()));
        }
        Ok(TokenChecked::Accepted {
            token: TokenVerdict {
                account,
                lists_projects,
                trimmed: shape.trimmed,
                characters: u32::try_from(shape.characters).unwrap_or(u32::MAX),
                usual_length: USUAL_LENGTHS.contains(&shape.characters),
            },
        })
    }

    /// Forgets the account that is held, and cancels a sign-in that waits.
    ///
    /// # Errors
    /// None today.
    pub async fn forget_token(&self) -> Answer<()> {
        // Before an organization was chosen, nothing can be held.
        let _ = self.begin_check();
        Ok(())
    }

    /// Forgets what is held, and makes checks that are under way come too late.
    fn begin_check(&self) -> Result<(Setup, Endpoints, u64), Failure> {
        let setup = self.setup()?;
        let endpoints = self.chosen()?.endpoints;
        let mut state = self.state();
        let turn = state.next_turn();
        setup.accounts.forget_held(&endpoints);
        Ok((setup, endpoints, turn))
    }

    /// False when the person has gone on since: then nothing is held.
    pub(super) fn hold(&self, setup: &Setup, checked: CheckedAccount, wish: u64) -> bool {
        let state = self.state();
        let in_time = state.token_wish == wish;
        if in_time {
            setup.accounts.hold(checked);
        }
        in_time
    }

    /// What the organization or this computer says against a token.
    fn refused(&self, error: SignInError) -> TokenProblem {
        let reason = match &error {
            SignInError::TokenShape(shape) => Some(Unfit::Shape(*shape).into()),
            // A page in place of an answer is not the organization's word.
            SignInError::NotAccepted {
                source: Some(answer),
                ..
            } if answer.status() == Some(200) => None,
            SignInError::NotAccepted { .. } | SignInError::NotUnderstood { .. } => {
                Some(TokenProblem::Refused)
            }
            SignInError::ScopeMissing { .. } => Some(TokenProblem::Scope),
            _ => None,
        };
        let failure = match error {
            SignInError::NotAccepted {
                source: Some(answer),
                ..
            } if reason.is_none() => (*answer).into(),
            error => error.into(),
        };
        let problem = self.problem(failure);
        reason.unwrap_or(TokenProblem::Other { problem })
    }
}

fn shape(token: &SecretString) -> Result<Shape, Unfit> {
    let text = token.expose_secret();
    let bare = text.trim();
    if is_header(bare) {
        return Err(Unfit::Header);
    }
    Credential::personal_access_token(token.clone()).map_err(Unfit::Shape)?;
    Ok(Shape {
        trimmed: bare.len() != text.len(),
        characters: bare.chars().count(),
    })
}

impl From<Unfit> for TokenProblem {
    fn from(unfit: Unfit) -> TokenProblem {
        match unfit {
            Unfit::Header => TokenProblem::IsHeader,
            Unfit::Shape(TokenShapeError::Empty) => TokenProblem::Empty,
            Unfit::Shape(TokenShapeError::InnerWhitespace { .. }) => TokenProblem::InnerSpace,
            Unfit::Shape(_) => TokenProblem::Malformed,
        }
    }
}

/// `Authorization: …`, `Basic …` or `Bearer …`, also within a command. The text
/// is compared in place, so that no copy of a secret is made.
fn is_header(text: &str) -> bool {
    let begins = |word: &str| {
        let rest = text.get(word.len()..).unwrap_or_default();
        starts_with(text, word) && rest.starts_with(char::is_whitespace)
    };
    let holds = || {
        let mut windows = text.as_bytes().windows(HEADER.len() + 1);
        windows.any(|window| {
            window.ends_with(b":") && window[..HEADER.len()].eq_ignore_ascii_case(HEADER.as_bytes())
        })
    };
    SCHEMES.into_iter().any(begins) || holds()
}

fn starts_with(text: &str, word: &str) -> bool {
    let start = text.as_bytes().get(..word.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

/// Asks the organization about the token. Where the keychain does not work, it
/// is checked all the same: the person has been told, and chooses where Cargo's
/// token lives; this one is in memory alone until it is kept.
async fn checked(
    setup: &Setup,
    endpoints: &Endpoints,
    token: SecretString,
) -> Result<CheckedAccount, SignInError> {
    let options = || setup.client_options.clone();
    let checking = setup
        .accounts
        .check_token_to_keep(endpoints, token.clone(), options());
    match checking.await {
        Err(SignInError::Keychain(_)) => {
            let folder = &setup.folders.configuration;
            let accounts = Accounts::open(folder, SecretStore::memory())?;
            let checking = accounts.check_token_to_keep(endpoints, token, options());
            checking.await
        }
        checked => checked,
    }
}

/// Whether the account lists projects: one page is asked for. Only a refusal says
/// no; whatever else is wrong, listing them will say.
pub(super) async fn lists_projects(
    setup: &Setup,
    endpoints: &Endpoints,
    credential: Credential,
) -> bool {
    let options = azure_devops::ClientOptions {
        page_size: 1,
        ..setup.client_options.clone()
    };
    let Ok(client) = Client::new(endpoints.clone(), Some(credential), options) else {
        return true;
    };
    let mut enough = |_| ControlFlow::Break(());
    match client.projects_paged(&mut enough).await {
        Ok(()) => true,
        Err(error) => !is_refusal(&error),
    }
}

/// A valid token without the scope is answered 401 or 403, and nothing reliable
/// tells the two apart (azure-devops facts §5.4). A page with status 200 is
/// somebody else's.
pub(crate) fn is_refusal(error: &Error) -> bool {
    let kinds = [
        ErrorKind::NotSignedIn,
        ErrorKind::CredentialNotUnderstood,
        ErrorKind::Forbidden,
    ];
    kinds.contains(&error.kind()) && error.status() != Some(200)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_told_apart_without_the_network() {
        let of = |text: &str| shape(&SecretString::from(text));
        let token = "k".repeat(84);
        let check = |text: &str, expected: TokenProblem| {
            let found = of(text).expect_err("no token");
            assert_eq!(TokenProblem::from(found), expected, "{text:?}");
        };
        check("", TokenProblem::Empty);
        check(" \r\n\t ", TokenProblem::Empty);
        check("one two", TokenProblem::InnerSpace);
        check(&format!("{token}\n{token}"), TokenProblem::InnerSpace);
        for header in [
            format!("Basic {token}"),
            format!("basic\t{token}"),
            format!("  Bearer {token}"),
            format!("Authorization: Basic {token}"),
            format!("curl -H 'authorization:Basic {token}' x"),
        ] {
            check(&header, TokenProblem::IsHeader);
        }
        for text in ["abc\u{0}", "é", "a\u{202e}b", &"x".repeat(9000)] {
            check(text, TokenProblem::Malformed);
        }
        let good = |text: &str| {
            let shape = of(text).expect("a token");
            (shape.trimmed, shape.characters)
        };
        assert_eq!(good(&token), (false, 84));
        assert_eq!(good(&format!(" {token}\r\n")), (true, 84));
        assert_eq!(good("basically"), (false, 9), "no header");
    }
}
