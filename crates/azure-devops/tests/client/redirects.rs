//! Redirects to another server, of all five kinds: it sees no request at all,
//! whatever was asked, and so no credential either (threats §4.4 T3).

use azure_devops::{
    Client, Credential, Error, ErrorKind, FeedScope, NewFeed, NewToken, PackageQuery,
    TokenApiError, sign_in_ways,
};
use secrecy::SecretString;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::support::{Script, Step, options, project, reply};

const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];

/// Every kind of call, by its number; `None` when there is no further one.
async fn call(client: &Client, number: usize) -> Option<Result<(), Error>> {
    let scope = FeedScope::Organization;
    let query = PackageQuery::named("Cargo", "serde");
    Some(match number {
        0 => client.connection_data().await.map(drop),
        1 => client.capabilities().await.map(drop),
        2 => client.profile().await.map(drop),
        3 => client.accounts("m").await.map(drop),
        4 => client.projects().await.map(drop),
        5 => client.feeds(&scope).await.map(drop),
        6 => client.feed(&project(), "f").await.map(drop),
        7 => client
            .create_feed(&scope, &NewFeed::new("f", Vec::new()))
            .await
            .map(drop),
        8 => client.delete_feed(&scope, "f").await,
        9 => client.restore_feed(&scope, "f").await,
        10 => client.packages(&scope, "f", &query).await.map(drop),
        11 => client.wait_until_feed_answers(&scope, "f", "x").await,
        12 => client.views(&scope, "f").await.map(drop),
        13 => token_error(client.create_token(&new_token()).await),
        14 => token_error(client.tokens().await),
        15 => token_error(client.revoke_token(Uuid::new_v4()).await),
        _ => return None,
    })
}

fn token_error<T>(result: Result<T, TokenApiError>) -> Result<(), Error> {
    match result {
        Ok(_) => Ok(()),
        Err(TokenApiError::Request(error)) => Err(error),
        Err(TokenApiError::Refused(reason)) => panic!("{reason:?}"),
    }
}

fn new_token() -> NewToken {
    NewToken {
        display_name: "Feedwright".to_owned(),
        scope: "vso.packaging".to_owned(),
        valid_to: OffsetDateTime::now_utc() + time::Duration::days(1),
    }
}

fn redirect(status: u16, location: &str) -> Step {
    reply(status, &[("Location", location)], "")
}

/// A server that redirects its one request to another, and that other.
struct Pair {
    first: Script,
    second: Script,
}

impl Pair {
    /// `location` has `{second}` for the other server's address.
    fn play(status: u16, location: &str) -> Pair {
        let second = Script::play(vec![]);
        let location = location.replace("{second}", &second.address.to_string());
        let first = Script::play(vec![redirect(status, &location)]);
        Pair { first, second }
    }

    /// A client with an Entra token, which is worth more than any other.
    fn client(&self) -> Client {
        let token = SecretString::from("e".repeat(2000));
        let credential = Credential::bearer(token).unwrap();
        Client::new(self.first.endpoints(), Some(credential), options()).unwrap()
    }

    fn check(&self, what: &str) {
        let first = self.first.seen();
        assert_eq!(first.len(), 1, "{what}");
        let seen = self.second.seen();
        assert!(seen.is_empty(), "{what}: {seen:?}");
    }
}

#[tokio::test]
async fn no_call_is_led_to_another_server() {
    for status in STATUSES {
        for number in 0.. {
            let pair = Pair::play(status, "http://{second}/tfs/DefaultCollection/_apis/x");
            let Some(result) = call(&pair.client(), number).await else {
                assert_eq!(number, 16);
                break;
            };
            let what = format!("{status} call {number}");
            assert_eq!(
                result.unwrap_err().kind(),
                ErrorKind::RedirectRefused,
                "{what}"
            );
            pair.check(&what);
            let sent = pair.first.seen().remove(0);
            let sent = sent.header("authorization").map(str::len);
            assert_eq!(sent, Some("Bearer ".len() + 2000), "{what}");
        }
    }
}

#[tokio::test]
async fn no_spelling_of_the_other_server_is_followed() {
    for status in STATUSES {
        for location in [
            "//{second}/x",
            "http://user:word@{second}/x",
            "HTTP://{second}\\x",
            "http://{second}/_signin?reply_to=x",
            "http://{second}/login/common/oauth2/v2.0/authorize",
        ] {
            for number in [0, 7, 13] {
                let pair = Pair::play(status, location);
                let result = call(&pair.client(), number).await.unwrap();
                assert!(result.is_err(), "{location}");
                pair.check(location);
            }
        }
    }
}

#[tokio::test]
async fn not_even_another_path_of_the_same_server_is_followed() {
    for status in STATUSES {
        for location in ["/tfs/DefaultCollection/_apis/y", "y", "?z", ""] {
            let pair = Pair::play(status, location);
            let result = call(&pair.client(), 13).await.unwrap();
            assert_eq!(result.unwrap_err().kind(), ErrorKind::RedirectRefused);
            pair.check(location);
        }
    }
}

#[tokio::test]
async fn a_read_of_packages_is_told_where_it_leads_and_goes_nowhere() {
    for status in STATUSES {
        let pair = Pair::play(status, "http://{second}/f.crate");
        let client = pair.client();
        let url = client
            .endpoints()
            .packaging_url(&FeedScope::Organization, "f");
        let answer = client.packaging_get(&url).await.unwrap();
        assert_eq!(answer.status, status);
        let location = answer.location.unwrap();
        assert_eq!(location.path(), "/f.crate");
        pair.check("packaging_get");
        // With the credential it cannot be read by mistake either.
        let error = client.packaging_get(&location).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ForeignHost);
        pair.check("packaging_get of the location");
    }
}

#[tokio::test]
async fn asking_how_to_sign_in_goes_nowhere_else() {
    for status in STATUSES {
        let pair = Pair::play(status, "http://{second}/login/");
        let ways = sign_in_ways(&pair.first.endpoints(), &options()).await;
        assert!(!ways.unwrap().is_azure_devops);
        pair.check("sign_in_ways");
    }
}
