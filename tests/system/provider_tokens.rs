//! Tokens that end, through the built programs: a person signs in to Microsoft
//! Entra in a browser, and from then on the real cargo and our provider alone
//! are at work, against the practice server's Entra and token API.

mod astray;
mod browser;
mod builds;
mod many;
mod refused;
mod surroundings;

use std::time::Duration;

use practice_server::{
    EntraClient, EntraOptions, HeaderShape, PracticeOptions, SeenRequest, SignInFault,
};
use uuid::Uuid;

use crate::provider::{Desk, PROVIDER, answers, request};
use crate::support::{Ran, Site};
use browser::Browser;

/// A person who signed in to Entra, with feed `mirror` registered.
struct EntraDesk {
    desk: Desk,
    client_id: Uuid,
    browser: Browser,
}

impl EntraDesk {
    /// With access tokens that live so long, before signing in.
    async fn with_tokens_of(lifetime: Duration) -> EntraDesk {
        let client_id = Uuid::new_v4();
        let options = PracticeOptions {
            entra: EntraOptions {
                clients: vec![EntraClient::public(client_id)],
                access_token_lifetime: lifetime,
                on_server_form: true,
                ..EntraOptions::default()
            },
            ..PracticeOptions::default()
        };
        let desk = Desk::at(Site::with(options).await);
        let browser = Browser::install(&desk.site.workplace.folder("programs"));
        EntraDesk {
            desk,
            client_id,
            browser,
        }
    }

    /// Signed in with an access token that counts as over, beside all that
    /// brings the next one: less time is left than the usual margin.
    async fn with_an_old_token() -> EntraDesk {
        let desk = EntraDesk::with_tokens_of(Duration::from_secs(3_600)).await;
        let short = SignInFault::TokenShort.rule().amount(60).times(1);
        desk.desk.site.server.set_fault(short);
        desk.sign_in(&[]).await;
        desk
    }

    /// Sets the margin of the provider.
    fn set_margin(&self, seconds: u64) {
        let margin = Duration::from_secs(seconds);
        let list = self.desk.registrations().with_least_time_left(margin);
        self.desk.write_list(&list);
    }

    /// `feedwright sign-in --browser`, with a browser that does what a person
    /// does who is signed in there already.
    async fn sign_in(&self, more: &[&str]) {
        let organization = self.desk.site.organization();
        let id = self.client_id.to_string();
        let mut arguments = vec!["sign-in", "--organization", &organization];
        arguments.extend(["--browser", "--client-id", &id]);
        arguments.extend(more);
        let program = self.desk.site.workplace.feedwright(&arguments);
        let program = program.variable("PATH", self.browser.path());
        let signing_in = program.start().await;
        self.browser.visit().await;
        let (ran, _) = signing_in.end().await;
        assert_eq!(ran.status, 0, "{}\n{}", ran.stdout, ran.stderr);
    }

    async fn get(&self) -> Ran {
        let asked = self.desk.provider();
        let asked = asked.variable("PATH", self.browser.path());
        let ran = asked.input(request(&self.desk.index(), "get")).run().await;
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        ran
    }

    /// The words of an `other`, without what differs from run to run.
    async fn refusal(&self) -> String {
        let ran = self.get().await;
        assert_eq!(ran.stderr, "");
        let answer = answers(&ran)[0];
        let answer: serde_json::Value = serde_json::from_str(answer).expect("JSON");
        assert_eq!(answer["Err"]["kind"], "other", "no refusal");
        let words = answer["Err"]["message"].as_str().expect("a message");
        let organization = self.desk.site.organization();
        let host = self.desk.site.server.address().to_string();
        words
            .replace(&organization, "COLLECTION")
            .replace(&host, "HOST")
    }

    fn renewals(&self) -> usize {
        let server = &self.desk.site.server;
        server.count_of_token_requests("refresh_token")
    }

    /// What went to the feed with a credential, from this request on.
    fn sent_to_the_feed(&self, from: usize) -> Vec<SeenRequest> {
        let mut requests = self.desk.site.server.requests().split_off(from);
        requests
            .retain(|it| it.path.contains("/_packaging/") && it.authorization != HeaderShape::None);
        requests
    }
}
