//! What the server answers, as types. Unknown fields and unknown values of
//! enumerations never fail: a newer server must not break an older client.

pub(crate) mod capabilities;
pub(crate) mod feed;
pub(crate) mod identity;
pub(crate) mod open_enum;
pub(crate) mod package;
pub(crate) mod pat_token_error;
pub(crate) mod project;
pub(crate) mod token;
pub(crate) mod upstream;
pub(crate) mod view;

use serde::{Deserialize, Deserializer};

/// The envelope of every list: `{"count": …, "value": […]}`; the count is not believed.
#[derive(Debug, Deserialize)]
pub(crate) struct List<T> {
    pub(crate) value: Vec<T>,
}

/// `null` means the same as an absent field.
pub(crate) fn null_is_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}
