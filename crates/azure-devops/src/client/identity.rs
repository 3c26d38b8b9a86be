//! Who is asking, and what the server can do.

use url::Url;

use super::Client;
use crate::endpoints::{Area, Endpoints, FeedScope};
use crate::error::{Error, ErrorKind};
use crate::model::List;
use crate::model::capabilities::{Capabilities, ResourceLocation};
use crate::model::identity::{Account, ConnectionAnswer, ConnectionData, Profile};
use crate::options::ClientOptions;
use crate::sign_in_ways::{SignInWays, SignInWaysError};
use crate::transport::Call;

/// Asks an organization how people sign in, as somebody who has no credential:
/// one read of its connection data, whose 401 says so in its headers (azure-devops
/// facts §5.4, §5.5); where that is shown to anybody, one of its feeds too.
///
/// Ask this before a token is sent to an organization for the first time: any
/// https address can be that of a server's collection, and only
/// [`SignInWays::is_azure_devops`] tells some other site from one.
///
/// # Errors
/// `ForeignAuthority` and `UnreadableAuthority` when it names a place to sign
/// in where nobody may; nothing is sent there. `Request` with `NotFound` when
/// Azure DevOps itself answers that there is no such organization. The others
/// of [`ErrorKind`].
pub async fn sign_in_ways(
    endpoints: &Endpoints,
    options: &ClientOptions,
) -> Result<SignInWays, SignInWaysError> {
    let client = Client::new(endpoints.clone(), None, options.clone())?;
    let (ways, refused) = ways_at(&client, client.connection_url()).await?;
    let told = refused || ways.basic || ways.negotiate;
    if told || !ways.is_azure_devops || !endpoints.may_use_entra() {
        return Ok(ways);
    }
    // It told the anonymous user who that is, and so had no reason to say how
    // others sign in. Feeds are shown to nobody without a credential.
    let feeds = client.feeds_url(&FeedScope::Organization, &["feeds"]);
    match ways_at(&client, feeds).await {
        Ok((of_feeds, true)) if of_feeds.is_azure_devops => Ok(of_feeds),
        Err(
            error @ (SignInWaysError::ForeignAuthority { .. }
            | SignInWaysError::UnreadableAuthority { .. }),
        ) => Err(error),
        // Then there is only what the first answer said.
        _ => Ok(ways),
    }
}

/// What an address says of signing in, and whether it was asked to: by refusing.
async fn ways_at(client: &Client, url: Url) -> Result<(SignInWays, bool), SignInWaysError> {
    let (transport, call) = (&client.inner.transport, Call::anonymous(url));
    let answer = transport.any(&call).await?;
    let ways = SignInWays::read(client.endpoints(), &answer.headers)?;
    match transport.judge(&call, &answer) {
        Err(error) if error.kind().is_of_the_network() => Err(error.into()),
        Err(error) if error.kind() == ErrorKind::NotFound && ways.is_azure_devops => {
            Err(error.into())
        }
        outcome => Ok((ways, outcome.is_err())),
    }
}

impl Client {
    /// Who the credential belongs to, and which server answers: the best
    /// question for "does this credential work here?" (azure-devops facts §5.1).
    /// No version is sent with it. An anonymous user is no error here: look at
    /// [`ConnectedUser::is_anonymous`](crate::ConnectedUser::is_anonymous).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn connection_data(&self) -> Result<ConnectionData, Error> {
        let answer: ConnectionAnswer = self.json(Call::get(self.connection_url())).await?;
        Ok(answer.into())
    }

    fn connection_url(&self) -> Url {
        self.endpoints()
            .url(Area::Core, &["_apis", "connectionData"])
    }

    /// The caller's profile. Works with a Microsoft Entra token; a personal
    /// access token of one organization is refused (azure-devops facts §5.1).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn profile(&self) -> Result<Profile, Error> {
        let url = self.versioned(Area::Profile, &["_apis", "profile", "profiles", "me"]);
        self.json(Call::get(url)).await
    }

    /// The organizations of a member, by the id of their profile; the same
    /// limits as for [`Client::profile`].
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn accounts(&self, member_id: &str) -> Result<Vec<Account>, Error> {
        let mut url = self.versioned(Area::Profile, &["_apis", "accounts"]);
        url.query_pairs_mut().append_pair("memberId", member_id);
        let list: List<Account> = self.json(Call::get(url)).await?;
        Ok(list.value)
    }

    /// What the server can do, by its own list of interfaces. From then on this
    /// client and its clones use the highest version that both speak.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn capabilities(&self) -> Result<Capabilities, Error> {
        let url = self.endpoints().url(Area::Feeds, &["_apis"]);
        let list: List<ResourceLocation> = self.json(Call::new("OPTIONS", url)).await?;
        let found = match self.endpoints().is_cloud() {
            true => Capabilities::of_services(&list.value),
            false => Capabilities::of_server(&list.value),
        };
        self.set_api_version(found.api_version);
        Ok(found)
    }
}
