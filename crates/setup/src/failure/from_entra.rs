//! What Microsoft Entra, the ways to it and the token interface report, in
//! codes of the table. What Entra itself says decides nothing here: its numbers
//! do, where signing in has read them.

use super::Failure;
use crate::error_code::ErrorCode;
use azure_devops::{SignInWaysError, TokenApiError};
use sign_in::{EntraError, EntraRefusal};

impl From<EntraError> for Failure {
    fn from(error: EntraError) -> Failure {
        let failure = Failure::new(code(&error)).because(why(&error));
        let failure = match place(&error) {
            Some(place) => failure.at(place),
            None => failure,
        };
        match hint(&error) {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

fn code(error: &EntraError) -> ErrorCode {
    match error {
        EntraError::NoClientId => ErrorCode::ClientIdMissing,
        EntraError::Missing { .. } => ErrorCode::InputNeeded,
        EntraError::NotOffered { .. } => ErrorCode::EntraNotOffered,
        EntraError::ForeignAuthority { .. } | EntraError::ForeignPage { .. } => {
            ErrorCode::ForeignSignIn
        }
        EntraError::Refused { .. } if error.needs_person() => ErrorCode::SignInRefused,
        EntraError::Refused { .. } => ErrorCode::SignInBlocked,
        EntraError::NothingKept | EntraError::NotSignedIn { .. } => ErrorCode::SignInOver,
        EntraError::BrowserTimedOut
        | EntraError::ForeignAnswer
        | EntraError::NoPort { .. }
        | EntraError::DeviceCodeExpired
        | EntraError::Declined => ErrorCode::SignInNotFinished,
        EntraError::NoProgram { .. } | EntraError::NoToken { .. } | EntraError::File { .. } => {
            ErrorCode::IdentityFailed
        }
        EntraError::Unreachable { .. } => ErrorCode::Unreachable,
        EntraError::Network { kind, .. } => super::from_azure_devops::code_of(*kind, None),
        EntraError::NotUnderstood { .. } => ErrorCode::PageInsteadOfAnswer,
        EntraError::Clock { .. } => ErrorCode::ClockWrong,
        // A way to fail that nobody has given a row yet.
        _ => ErrorCode::Internal,
    }
}

/// Where the number says nothing to this version, Entra's own words go with it.
fn why(error: &EntraError) -> String {
    match error {
        EntraError::Refused {
            refusal: EntraRefusal::Other,
            words,
            ..
        } if !words.is_empty() => format!("{error} It says: {words}"),
        error => error.to_string(),
    }
}

fn place(error: &EntraError) -> Option<String> {
    match error {
        EntraError::NotOffered { host }
        | EntraError::ForeignAuthority { host }
        | EntraError::ForeignPage { host }
        | EntraError::Unreachable { host, .. }
        | EntraError::Network { host, .. }
        | EntraError::NotUnderstood { host, .. } => Some(host.clone()),
        EntraError::File { path, .. } => Some(path.display().to_string()),
        // What an administrator looks for.
        EntraError::Refused { codes, .. } => {
            let code = codes.first()?;
            Some(format!("AADSTS{code}"))
        }
        _ => None,
    }
}

fn hint(error: &EntraError) -> Option<String> {
    match error {
        EntraError::Missing { name } => Some(format!("Give it as --{name}.")),
        EntraError::NotSignedIn { command, .. } => {
            Some(format!("Run `{command}`, then try again."))
        }
        EntraError::NoProgram { program } => Some(format!(
            "Install what brings {program}, open a new terminal and sign in with it. Or use another kind of account."
        )),
        // The row of the table says more.
        EntraError::Network { .. } => None,
        error => error.advice().map(str::to_owned),
    }
}

impl From<SignInWaysError> for Failure {
    fn from(error: SignInWaysError) -> Failure {
        match error {
            SignInWaysError::Request(error) => error.into(),
            SignInWaysError::ForeignAuthority {
                ref organization, ..
            }
            | SignInWaysError::UnreadableAuthority { ref organization } => {
                Failure::new(ErrorCode::ForeignSignIn)
                    .at(organization)
                    .because(&error)
            }
        }
    }
}

impl From<TokenApiError> for Failure {
    fn from(error: TokenApiError) -> Failure {
        match error {
            TokenApiError::Refused(why) => Failure::new(ErrorCode::MintingRefused)
                .because(why.sentence())
                .hint(why.advice()),
            TokenApiError::Request(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use azure_devops::PatTokenError;
    use sign_in::SignInError;

    #[test]
    fn every_refusal_of_entra_has_a_row_and_its_own_advice() {
        for refusal in EntraRefusal::ALL {
            let code = refusal.codes().first().copied().unwrap_or_default();
            let error = EntraError::Refused {
                refusal: *refusal,
                codes: vec![code],
                words: "Entra's words".to_owned(),
            };
            let needs_person = error.needs_person();
            let failure = Failure::from(SignInError::from(error));
            let expect = match needs_person {
                true => ErrorCode::SignInRefused,
                false => ErrorCode::SignInBlocked,
            };
            assert_eq!(failure.code, expect, "{refusal:?}");
            let why = match refusal {
                EntraRefusal::Other => format!("{} It says: Entra's words", refusal.sentence()),
                known => known.sentence().to_owned(),
            };
            assert_eq!(failure.why, Some(why));
            assert_eq!(failure.advice(), refusal.advice());
            assert_eq!(failure.place, Some(format!("AADSTS{code}")));
        }
    }

    #[test]
    fn every_refusal_of_the_token_interface_has_its_own_words() {
        for why in PatTokenError::KNOWN {
            let failure = Failure::from(TokenApiError::Refused(why.clone()));
            assert_eq!(failure.code, ErrorCode::MintingRefused);
            assert_eq!(failure.why.as_deref(), Some(why.sentence()));
            assert_eq!(failure.advice(), why.advice());
        }
    }

    #[test]
    fn what_helps_is_said() {
        let check = |error: EntraError, code: ErrorCode, hint: &str| {
            let failure = Failure::from(error);
            assert_eq!(failure.code, code, "{failure}");
            let said = failure.advice();
            assert!(said.contains(hint), "{said}");
        };
        check(
            EntraError::NoClientId,
            ErrorCode::ClientIdMissing,
            "--client-id",
        );
        let name = "tenant";
        check(
            EntraError::Missing { name },
            ErrorCode::InputNeeded,
            "--tenant",
        );
        let (program, command) = ("az", "az login".to_owned());
        check(
            EntraError::NotSignedIn { program, command },
            ErrorCode::SignInOver,
            "az login",
        );
        check(
            EntraError::NoProgram { program },
            ErrorCode::IdentityFailed,
            "Install",
        );
        check(
            EntraError::Clock { minutes: 12 },
            ErrorCode::ClockWrong,
            "clock",
        );
    }
}
