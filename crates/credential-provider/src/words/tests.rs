//! Every reason why there is no token, in the words that Cargo shows.

use azure_devops::{PatTokenError, TokenShapeError};
use sign_in::EntraRefusal;

use super::*;

fn contoso() -> Endpoints {
    Endpoints::parse("https://dev.azure.com/contoso").unwrap()
}

fn say(error: &NoToken) -> String {
    no_token(error, &contoso())
}

fn refused(kind: AccountKind, error: impl Into<SignInError>) -> String {
    say(&NoToken::Refused {
        kind: Some(kind),
        error: Box::new(error.into()),
    })
}

fn entra(kind: AccountKind, refusal: EntraRefusal) -> String {
    let error = EntraError::Refused {
        refusal,
        codes: vec![1],
        words: "\u{1b}[31mserver's words".to_owned(),
    };
    refused(kind, error)
}

#[test]
fn nobody_and_nothing() {
    insta::assert_snapshot!(say(&NoToken::NobodySignedIn), @"Nobody is signed in to https://dev.azure.com/contoso. Run `feedwright sign-in --organization https://dev.azure.com/contoso`.");
    insta::assert_snapshot!(say(&NoToken::Lost), @"The keychain has no token for https://dev.azure.com/contoso any more. Run `feedwright sign-in --organization https://dev.azure.com/contoso` again.");
    insta::assert_snapshot!(say(&NoToken::TooSlow { seconds: 17 }), @"There is no token for https://dev.azure.com/contoso: renewing it took longer than 17 seconds. Check the network and start Cargo again.");
}

#[test]
fn the_keychain() {
    let keychain = |error: KeychainError| refused(AccountKind::PersonalAccessToken, error);
    let reason = || "no\u{1b}[31m bus".to_owned();
    let account = || "https://dev.azure.com/contoso".to_owned();
    insta::assert_snapshot!(keychain(KeychainError::TimedOut { seconds: 3 }), @"There is no token for https://dev.azure.com/contoso: The keychain did not answer within 3 seconds. Unlock the keychain and start Cargo again.");
    insta::assert_snapshot!(keychain(KeychainError::Locked { reason: reason() }), @"There is no token for https://dev.azure.com/contoso: The keychain is locked (no�[31m bus). Unlock the keychain and start Cargo again.");
    insta::assert_snapshot!(keychain(KeychainError::Ended), @"There is no token for https://dev.azure.com/contoso: The keychain ended instead of answering. Unlock the keychain and start Cargo again.");
    insta::assert_snapshot!(keychain(KeychainError::Unavailable { reason: reason() }), @"There is no token for https://dev.azure.com/contoso: No keychain can be reached in this session (no�[31m bus). Start Cargo in a session that has a keychain, or give it the token by the environment variables CARGO_REGISTRIES_NAME_TOKEN and CARGO_REGISTRIES_NAME_CREDENTIAL_PROVIDER=cargo:token.");
    insta::assert_snapshot!(keychain(KeychainError::Refused { reason: reason() }), @"There is no token for https://dev.azure.com/contoso: The keychain refused (no�[31m bus). Start Cargo again.");
    insta::assert_snapshot!(keychain(KeychainError::NotText { account: account() }), @r#"There is no token for https://dev.azure.com/contoso: The keychain's entry "https://dev.azure.com/contoso" is not text. Run `feedwright sign-in --organization https://dev.azure.com/contoso` again."#);
    insta::assert_snapshot!(refused(AccountKind::Browser, KeychainError::NotKept { account: account() }), @r#"There is no token for https://dev.azure.com/contoso: The keychain did not keep the entry "https://dev.azure.com/contoso". Run `feedwright sign-in --organization https://dev.azure.com/contoso --browser` again."#);
    let source = KeychainError::TimedOut { seconds: 3 };
    insta::assert_snapshot!(refused(AccountKind::Browser, SignInError::NewSignInNotKept { source }), @"There is no token for https://dev.azure.com/contoso: Microsoft Entra renewed the sign-in, but the keychain did not take it: The keychain did not answer within 3 seconds. If the next attempt fails too, sign in again.");
    insta::assert_snapshot!(refused(AccountKind::PersonalAccessToken, TokenShapeError::InnerWhitespace { position: 5 }), @"What the keychain has for https://dev.azure.com/contoso is no personal access token: The token has a space or a line break at position 5. Run `feedwright sign-in --organization https://dev.azure.com/contoso` again.");
}

#[test]
fn entra_wants_the_person() {
    use AccountKind::{AzureCli, AzureDeveloperCli, Browser, DeviceCode};

    insta::assert_snapshot!(entra(Browser, EntraRefusal::SignInOver), @"There is no token for https://dev.azure.com/contoso: The sign-in has ended: it was not used for too long, or your organization limits its life. Run `feedwright sign-in --organization https://dev.azure.com/contoso --browser` again. Microsoft Entra's number for it is AADSTS1.");
    insta::assert_snapshot!(entra(DeviceCode, EntraRefusal::SecondFactor), @"There is no token for https://dev.azure.com/contoso: Microsoft Entra wants another proof that it is you, such as a second factor. Sign in again in the browser and do what the page asks for. Run `feedwright sign-in --organization https://dev.azure.com/contoso --device-code` again. Microsoft Entra's number for it is AADSTS1.");
    insta::assert_snapshot!(entra(AzureCli, EntraRefusal::SignInOver), @"There is no token for https://dev.azure.com/contoso: The sign-in has ended: it was not used for too long, or your organization limits its life. Run `az login` again. Microsoft Entra's number for it is AADSTS1.");
    insta::assert_snapshot!(entra(AzureDeveloperCli, EntraRefusal::Revoked), @"There is no token for https://dev.azure.com/contoso: The sign-in was revoked, for example by a new password or by an administrator. Run `azd auth login` again. Microsoft Entra's number for it is AADSTS1.");
    insta::assert_snapshot!(refused(Browser, EntraError::NothingKept), @"There is no token for https://dev.azure.com/contoso: The keychain has nothing to renew this sign-in with. Run `feedwright sign-in --organization https://dev.azure.com/contoso --browser` again.");
    let command = "az login --tenant contoso".to_owned();
    insta::assert_snapshot!(refused(AzureCli, EntraError::NotSignedIn { program: "az", command }), @"There is no token for https://dev.azure.com/contoso: Nobody is signed in with az; `az login --tenant contoso` does that.");
}

#[test]
fn something_else_stands_in_the_way() {
    use AccountKind::{Browser, ManagedIdentity, ServicePrincipal};

    insta::assert_snapshot!(entra(Browser, EntraRefusal::ConditionalAccess), @"There is no token for https://dev.azure.com/contoso: A conditional access policy of your organization blocks this sign-in. Try from your usual network and computer, or ask your administrator which policy it is. Microsoft Entra's number for it is AADSTS1.");
    insta::assert_snapshot!(entra(ServicePrincipal, EntraRefusal::SecretOver), @"There is no token for https://dev.azure.com/contoso: The application's secret has expired. Make a new secret for the application, and sign in again. Microsoft Entra's number for it is AADSTS1.");
    let host = || "login.microsoftonline.com".to_owned();
    let reason = || "connection refused".to_owned();
    insta::assert_snapshot!(refused(Browser, EntraError::Unreachable { host: host(), reason: reason() }), @"There is no token for https://dev.azure.com/contoso: login.microsoftonline.com could not be reached (connection refused). Check the network and start Cargo again.");
    insta::assert_snapshot!(refused(Browser, EntraError::NotUnderstood { host: host(), reason: "text/html".to_owned() }), @"There is no token for https://dev.azure.com/contoso: login.microsoftonline.com answered with something that is no answer of Microsoft Entra (text/html). A proxy or a sign-in page of the network may be in the way. Open the address in a browser, then try again.");
    insta::assert_snapshot!(refused(Browser, EntraError::Clock { minutes: 7 }), @"There is no token for https://dev.azure.com/contoso: The new token is already over by this computer's clock, which differs from the server's by 7 minutes. Set this computer's clock, then try again.");
    insta::assert_snapshot!(refused(ManagedIdentity, SignInError::TooShort { seconds: 60, least: 300 }), @"There is no token for https://dev.azure.com/contoso: The new token is good for 60 seconds only, and at least 300 are needed.");
    let policy = TokenApiError::Refused(PatTokenError::PatLifespanPolicyViolation);
    insta::assert_snapshot!(refused(Browser, policy), @"There is no token for https://dev.azure.com/contoso: The directory's policy forbids tokens that live as long as this one would. Choose a shorter life for the token, or ask the directory's administrator for the longest that is allowed.");
    let path = "/x/locks/tokens.lock".into();
    insta::assert_snapshot!(refused(Browser, AccountsFileError::InUse { path }), @"There is no token for https://dev.azure.com/contoso: /x/locks/tokens.lock is in use by another process. Start Cargo again.");
}

/// Nothing that a server says reaches the terminal, whatever the refusal.
#[test]
fn every_refusal_of_entra_has_words_and_none_is_the_servers() {
    for refusal in EntraRefusal::ALL {
        for kind in AccountKind::ALL {
            let words = entra(kind, *refusal);
            assert!(words.ends_with('.'), "{words}");
            assert!(!words.contains("server's words"), "{words}");
            assert!(!words.contains(char::is_control), "{words}");
        }
    }
}
