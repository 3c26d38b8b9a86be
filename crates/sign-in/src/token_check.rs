//! What a token may do at an organization, found out with reads alone: whose
//! it is, and whether it lists projects and feeds. Whether it may create
//! something cannot be asked without doing it, so that is not asked here.

use azure_devops::{
    Client, ClientOptions, Credential, Endpoints, Error, ErrorKind, FeedScope, sign_in_ways,
};
use secrecy::SecretString;

use crate::accounts_file::LONGEST_TEXT;
use crate::error::SignInError;

/// Whose token it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedInUser {
    /// The organization's identifier of this person.
    pub id: String,
    /// The name that the organization shows; text from the server, bounded but
    /// not filtered.
    pub display_name: String,
}

/// Whether the organization let the token read something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It answered.
    Allowed,
    /// It refused: a scope or a right is missing.
    Refused,
}

/// What a token may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenCheck {
    /// Whose token it is.
    pub user: SignedInUser,
    /// Whether projects can be listed. A token of packaging scopes alone may be
    /// refused (azure-devops facts §6.3); then the project's name is typed.
    pub can_list_projects: Access,
    /// Whether feeds can be read: without it nothing of ours works.
    pub can_read_feeds: Access,
}

/// Asks the organization what a token may do. Sends GET requests only and
/// keeps nothing.
///
/// # Errors
/// The shape of the token, a token that is nobody's there, or a request that
/// failed for a reason other than missing rights.
pub async fn check_token(
    endpoints: &Endpoints,
    token: &SecretString,
    options: ClientOptions,
) -> Result<TokenCheck, SignInError> {
    let client = client(endpoints, token, options.clone())?;
    require_azure_devops(endpoints, &options).await?;
    let user = identify(&client).await?;
    Ok(TokenCheck {
        user,
        can_list_projects: access(client.projects().await)?,
        can_read_feeds: access(client.feeds(&FeedScope::Organization).await)?,
    })
}

/// A client with this token, after its shape was checked.
pub(crate) fn client(
    endpoints: &Endpoints,
    token: &SecretString,
    options: ClientOptions,
) -> Result<Client, SignInError> {
    let credential = Credential::personal_access_token(token.clone())?;
    Client::new(endpoints.clone(), Some(credential), options)
        .map_err(|error| SignInError::Request(Box::new(error)))
}

/// Whose token the client carries; the anonymous user is nobody.
pub(crate) async fn identify(client: &Client) -> Result<SignedInUser, SignInError> {
    let data = client
        .connection_data()
        .await
        .map_err(|error| explain(client.endpoints(), error))?;
    let user = data.authenticated_user;
    if user.is_anonymous {
        return Err(SignInError::NotAccepted {
            organization: client.endpoints().organization_url().clone(),
            source: None,
        });
    }
    Ok(SignedInUser {
        id: bounded(&user.id),
        display_name: bounded(&user.display_name),
    })
}

/// Makes sure that Azure DevOps is what answers, before a token is sent: any
/// https address could be that of a server's collection.
pub(crate) async fn require_azure_devops(
    endpoints: &Endpoints,
    options: &ClientOptions,
) -> Result<(), SignInError> {
    if endpoints.is_cloud() {
        return Ok(());
    }
    match sign_in_ways(endpoints, options).await?.is_azure_devops {
        true => Ok(()),
        false => Err(SignInError::NotAzureDevOps {
            organization: endpoints.organization_url().clone(),
        }),
    }
}

/// Makes sure that the token may read feeds, without which it is of no use
/// here. A server that has no feeds at all is not the token's fault.
pub(crate) async fn require_feeds(client: &Client) -> Result<(), SignInError> {
    match client.feeds(&FeedScope::Organization).await {
        Err(error) if is_refusal(&error) => Err(SignInError::ScopeMissing {
            organization: client.endpoints().organization_url().clone(),
            source: Box::new(error),
        }),
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(SignInError::Request(Box::new(error)))
        }
        _ => Ok(()),
    }
}

fn explain(endpoints: &Endpoints, error: Error) -> SignInError {
    let organization = endpoints.organization_url().clone();
    match error.kind() {
        ErrorKind::NotSignedIn => SignInError::NotAccepted {
            organization,
            source: Some(Box::new(error)),
        },
        ErrorKind::CredentialNotUnderstood => SignInError::NotUnderstood {
            organization,
            source: Some(Box::new(error)),
        },
        ErrorKind::Forbidden => SignInError::Forbidden {
            organization,
            source: Box::new(error),
        },
        _ => SignInError::Request(Box::new(error)),
    }
}

fn access<T>(answer: Result<T, Error>) -> Result<Access, SignInError> {
    match answer {
        Ok(_) => Ok(Access::Allowed),
        Err(error) if is_refusal(&error) => Ok(Access::Refused),
        Err(error) => Err(SignInError::Request(Box::new(error))),
    }
}

/// A valid token without the scope is answered 401 or 403, and nothing
/// reliable tells the two apart (azure-devops facts §5.4).
fn is_refusal(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotSignedIn | ErrorKind::CredentialNotUnderstood | ErrorKind::Forbidden
    )
}

fn bounded(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).collect()
}
