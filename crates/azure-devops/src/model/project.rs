//! Projects (azure-devops facts §5.2).

use serde::{Deserialize, Serialize};

use super::null_is_default;
use super::open_enum::open_enum;

open_enum! {
    /// Who may see a project.
    Visibility {
        /// Its members.
        Private = "private",
        /// Everybody: its feeds are public feeds (azure-devops facts §2.4).
        Public = "public",
    }
}

open_enum! {
    /// Where a project is in its life.
    ProjectState {
        /// Ready to be used.
        WellFormed = "wellFormed",
        /// Still being created.
        CreatePending = "createPending",
        /// Being deleted.
        Deleting = "deleting",
        /// Created, without its parts yet.
        New = "new",
        /// Deleted.
        Deleted = "deleted",
    }
}

/// One project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Its GUID.
    pub id: String,
    /// Its name; may have spaces and letters of any script.
    pub name: String,
    /// What it is for, if somebody wrote that.
    #[serde(default)]
    pub description: Option<String>,
    /// Where it is in its life.
    #[serde(default)]
    pub state: ProjectState,
    /// Who may see it.
    #[serde(default)]
    pub visibility: Visibility,
    /// Its place in the interface.
    #[serde(default, deserialize_with = "null_is_default")]
    pub url: String,
}
