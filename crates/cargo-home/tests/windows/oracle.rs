//! Cargo's own reader and writer of Credential Manager, as it was published:
//! what it says about an entry is what cargo would.

use cargo_credential::{
    Action, Credential as _, CredentialResponse, Error, LoginOptions, Operation, RegistryInfo,
    Secret,
};
use cargo_credential_wincred::WindowsCredential;
use cargo_home::IndexUrl;

fn perform(index: &IndexUrl, action: &Action<'_>) -> Result<CredentialResponse, Error> {
    let registry = RegistryInfo {
        index_url: index.as_str(),
        name: Some("feed"),
        headers: Vec::new(),
    };
    WindowsCredential.perform(&registry, action, &[])
}

/// The token that cargo would send; none when it finds no entry.
pub(crate) fn get(index: &IndexUrl) -> Option<String> {
    match perform(index, &Action::Get(Operation::Read)) {
        Ok(CredentialResponse::Get { token, .. }) => Some(token.expose()),
        Err(Error::NotFound) => None,
        other => panic!("{other:?}"),
    }
}

/// What `cargo login` does with a token.
pub(crate) fn login(index: &IndexUrl, token: &str) {
    let options = LoginOptions {
        token: Some(Secret::from(token)),
        login_url: None,
    };
    let answer = perform(index, &Action::Login(options)).unwrap();
    assert_eq!(answer, CredentialResponse::Login);
}

/// What `cargo logout` does; whether there was an entry.
pub(crate) fn logout(index: &IndexUrl) -> bool {
    match perform(index, &Action::Logout) {
        Ok(CredentialResponse::Logout) => true,
        Err(Error::NotFound) => false,
        other => panic!("{other:?}"),
    }
}
