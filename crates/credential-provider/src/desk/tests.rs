//! Who gets a token, with a person who counts what is asked of them.

use std::cell::Cell;

use proptest::prelude::*;
use secrecy::ExposeSecret as _;

use super::*;
use crate::somebody::FEED;

/// The way to the network of that feed.
fn way() -> NetworkOptions {
    NetworkOptions {
        authority_files: vec![std::env::temp_dir().join("corp.pem")],
        ..NetworkOptions::default()
    }
}

/// A person with one registered feed, who counts what is asked of them.
#[derive(Default)]
struct Someone {
    no_token: Cell<Option<NoToken>>,
    signed_out: bool,
    no_list: bool,
    asked: Cell<u32>,
}

impl Person for Someone {
    fn registrations(&self) -> Result<Registrations, NoList> {
        if self.no_list {
            return Err(NoList::NoHome);
        }
        let contoso = Endpoints::parse("https://dev.azure.com/contoso").unwrap();
        let list = Registrations::default().with(FEED, &contoso).unwrap();
        let list = list.reached_by(FEED, &way());
        Ok(list.with_least_time_left(Duration::from_secs(7)))
    }

    fn is_signed_in(&self, _: &Endpoints) -> Result<bool, NoToken> {
        self.asked.set(self.asked.get() + 1);
        Ok(!self.signed_out)
    }

    fn authorization(
        &self,
        organization: &Endpoints,
        least_time_left: Option<Duration>,
        network: &NetworkOptions,
    ) -> Result<Authorization, NoToken> {
        assert_eq!(network, &way());
        self.asked.set(self.asked.get() + 1);
        assert_eq!(least_time_left, Some(Duration::from_secs(7)));
        let url = organization.organization_url();
        match self.no_token.take() {
            Some(error) => Err(error),
            None => Ok(Authorization {
                header: format!("Basic for {url}").into(),
                expires: None,
            }),
        }
    }
}

fn ask(person: &Someone, index: &str, kind: Kind) -> Result<String, Refusal> {
    let index = index.to_owned();
    match answer(&Request { index, kind }, person) {
        Answer::Token(sent) => Ok(sent.header.expose_secret().to_owned()),
        Answer::Refused(refusal) => Err(refusal),
    }
}

fn words(refusal: Result<String, Refusal>) -> String {
    match refusal.unwrap_err() {
        Refusal::Other { message, .. } => message,
        Refusal::OperationNotSupported { words } => words,
        refusal => panic!("{refusal:?}"),
    }
}

#[test]
fn a_registered_registry_gets_the_token_of_its_organization() {
    let token = ask(&Someone::default(), FEED, Kind::Get);
    assert_eq!(token.unwrap(), "Basic for https://dev.azure.com/contoso");
}

#[test]
fn without_a_token_cargo_stops_with_what_to_do() {
    let person = Someone::default();
    person.no_token.set(Some(NoToken::Lost));
    insta::assert_snapshot!(words(ask(&person, FEED, Kind::Get)), @"The keychain has no token for https://dev.azure.com/contoso any more. Run `feedwright sign-in --organization https://dev.azure.com/contoso` again.");
}

#[test]
fn a_broken_list_stops_cargo() {
    let person = Someone {
        no_list: true,
        ..Someone::default()
    };
    insta::assert_snapshot!(words(ask(&person, FEED, Kind::Get)), @"The home folder is not known: set the environment variable HOME.");
    assert_eq!(person.asked.get(), 0);
}

#[test]
fn signing_in_and_out_are_explained() {
    let person = Someone::default();
    insta::assert_snapshot!(words(ask(&person, FEED, Kind::Login)), @"Feedwright keeps the token of https://dev.azure.com/contoso, for all of its feeds. Run `feedwright sign-in --organization https://dev.azure.com/contoso` instead of `cargo login`.");
    insta::assert_snapshot!(words(ask(&person, FEED, Kind::Logout)), @"Signing out of https://dev.azure.com/contoso ends it for all of its feeds. Run `feedwright sign-out --organization https://dev.azure.com/contoso` instead of `cargo logout`.");
    insta::assert_snapshot!(words(ask(&person, FEED, Kind::Unknown)), @"This version of Feedwright does not know what Cargo asked for.");
    let nobody = Someone {
        signed_out: true,
        ..Someone::default()
    };
    assert_eq!(ask(&nobody, FEED, Kind::Logout), Err(Refusal::NotFound));
}

#[test]
fn a_registry_that_is_not_listed_is_left_to_others_whatever_is_asked() {
    let person = Someone::default();
    for kind in [Kind::Get, Kind::Login, Kind::Logout, Kind::Unknown] {
        let other = FEED.replace("mirror", "other");
        assert_eq!(ask(&person, &other, kind), Err(Refusal::UrlNotSupported));
    }
    assert_eq!(person.asked.get(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// A changed address gets nothing, and nobody is asked for anything.
    #[test]
    fn no_other_index_gets_a_token(
        place in 0..FEED.len(),
        gone in 0usize..6,
        put in "|[ -~]{0,4}|\\PC{1,3}|[\\x00-\\x20]|\\.\\.|%2[fF]|\\\\|\\.git|@|:443|\\.|\t|\n",
    ) {
        let end = FEED.len().min(place + gone);
        let index = format!("{}{put}{}", &FEED[..place], &FEED[end..]);
        prop_assume!(index != FEED);
        let person = Someone::default();
        prop_assert_eq!(ask(&person, &index, Kind::Get), Err(Refusal::UrlNotSupported));
        prop_assert_eq!(person.asked.get(), 0);
    }
}
