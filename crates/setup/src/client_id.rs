//! The application that people sign in to Entra with, as this computer says it:
//! by a variable, else as this build was made. What a person, a profile or a
//! setting names goes before it. It asks nobody.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use cargo_home::Computer;
use sign_in::ClientId;

/// The variable with the client id.
const VARIABLE: &str = "FEEDWRIGHT_CLIENT_ID";

/// An application, and where it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundClientId {
    /// Its client id.
    pub id: ClientId,
    /// The variable; none for the one of this build.
    pub variable: Option<&'static str>,
}

impl FoundClientId {
    /// The application of the environment, else that of this build; none where
    /// neither names one.
    ///
    /// # Errors
    /// [`ErrorCode::ClientIdMissing`] when the variable holds something else: to
    /// sign in as another application than the one that somebody meant would
    /// be worse than not to.
    pub fn of(computer: &Computer) -> Result<Option<FoundClientId>, Failure> {
        let Some(value) = computer.variable(VARIABLE) else {
            let built = ClientId::of_this_build();
            return Ok(built.map(|id| FoundClientId { id, variable: None }));
        };
        let id = ClientId::parse(&value.to_string_lossy()).map_err(|error| {
            Failure::new(ErrorCode::ClientIdMissing)
                .at(VARIABLE)
                .because(error)
                .hint("Correct the variable's value, or take it away.")
        })?;
        let variable = Some(VARIABLE);
        Ok(Some(FoundClientId { id, variable }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: Option<&str>) -> Result<Option<Option<&'static str>>, ErrorCode> {
        let variables = [("HOME", Some("/home/ada")), (VARIABLE, value)];
        let variables = variables
            .into_iter()
            .filter_map(|(name, value)| Some((name.into(), value?.into())));
        let computer = Computer::from_variables(variables).expect("a computer");
        let found = FoundClientId::of(&computer).map_err(|failure| failure.code);
        Ok(found?.map(|found| found.variable))
    }

    #[test]
    fn a_wrong_value_is_not_taken_for_none() {
        let built = ClientId::of_this_build().map(|_| None);
        assert_eq!(of(None), Ok(built));
        assert_eq!(of(Some("")), Ok(built));
        let id = "7f0f2a51-0b1c-4d3e-8f9a-0123456789ab";
        assert_eq!(of(Some(id)), Ok(Some(Some(VARIABLE))));
        for wrong in [
            "7f0f2a51",
            "not an id",
            "7f0f2a51-0b1c-4d3e-8f9a-0123456789ab2",
        ] {
            assert_eq!(of(Some(wrong)), Err(ErrorCode::ClientIdMissing));
        }
    }
}
