//! What a request is about: the unit by which faults say what they concern.

/// What a request is about, as far as faults care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// `_apis/profile` and `_apis/accounts`.
    Accounts,
    /// `_apis/projects`.
    Projects,
    /// Creating a feed.
    CreateFeed,
    /// Changing, deleting or restoring a feed, its views or its permissions.
    ManageFeed,
    /// Reading feeds, views and permissions.
    ReadFeeds,
    /// The packages and versions API.
    Packages,
    /// Any other path below `_apis`.
    OtherApis,
    /// `config.json` of a feed.
    CargoConfig,
    /// An index file of a feed.
    CargoIndex,
    /// A crate download of a feed.
    CargoDownload,
    /// Anything else below `_packaging`.
    OtherPackaging,
    /// Personal access tokens through the token API.
    TokenApi,
    /// The blob host.
    Blob,
    /// Where Entra's sign-in begins in a browser.
    Authorize,
    /// Where Entra issues tokens.
    Token,
    /// Where Entra issues device codes.
    DeviceCode,
    /// Where a machine's own identity gets its tokens.
    ManagedIdentity,
    /// Anything else, for example the sign-in page.
    Elsewhere,
}

impl Area {
    /// Whether the request's path goes through `_apis`.
    pub(crate) fn is_apis(self) -> bool {
        !self.is_packaging() && !self.is_login() && !matches!(self, Self::Blob | Self::Elsewhere)
    }

    /// Whether the request is for Entra, and not for Azure DevOps.
    pub(crate) fn is_login(self) -> bool {
        matches!(
            self,
            Self::Authorize | Self::Token | Self::DeviceCode | Self::ManagedIdentity
        )
    }

    /// Whether the request's path goes through `_packaging`.
    pub(crate) fn is_packaging(self) -> bool {
        matches!(
            self,
            Self::CargoConfig | Self::CargoIndex | Self::CargoDownload | Self::OtherPackaging
        )
    }
}
