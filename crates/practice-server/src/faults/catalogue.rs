//! The closed list of faults, each with its name, the requests it concerns and its usual amount.
//! The list is written once, so that [`Fault::all`] cannot miss one.

use super::Area;
use super::list::fault_list;

fn everything(area: Area) -> bool {
    area != Area::Elsewhere
}

fn authenticated(area: Area) -> bool {
    area.is_apis() || area.is_packaging()
}

fault_list! {
    /// Something that goes wrong on purpose, or an unknown of Azure DevOps decided the other way.
    /// What goes wrong with signing in is [`SignInFault`](crate::SignInFault).
    Fault;

    // Credentials (facts §12.2 no. 1 and 2).
    /// Every credential is answered as one that was not understood (401, the all-a user).
    CredentialNotUnderstood = "credential-not-understood", authenticated, 0;
    /// Requests are sent to the sign-in page (302) even when they ask not to be.
    SignInRedirect = "sign-in-redirect", Area::is_apis, 0;
    /// Requests are answered with the sign-in page itself, status 203.
    SignInPage = "sign-in-page", Area::is_apis, 0;
    /// A token without the scope is answered with 403 instead of 401.
    MissingScopeForbidden = "missing-scope-forbidden", authenticated, 0;
    /// Every signed-in call is refused by a conditional access policy (403).
    AccessPolicy = "access-policy", authenticated, 0;

    // Accounts and projects (no. 3 and 4).
    /// Profile and accounts are refused (401) for every token.
    AccountsRefused = "accounts-refused", |area| area == Area::Accounts, 0;
    /// The list of accounts is empty, as for a service principal.
    AccountsEmpty = "accounts-empty", |area| area == Area::Accounts, 0;
    /// The list of projects is refused (401), as some packaging tokens may find.
    ProjectsRefused = "projects-refused", |area| area == Area::Projects, 0;
    /// A list of projects holds at most this many (amount) in one answer.
    SmallPages = "small-pages", |area| area == Area::Projects, 1;
    /// The continuation token of projects never moves on.
    RepeatedContinuation = "repeated-continuation", |area| area == Area::Projects, 0;

    // Creating and changing feeds (no. 5, 6, 7 and 8).
    /// The user may not create feeds (403).
    NotFeedCreator = "not-feed-creator", |area| area == Area::CreateFeed, 0;
    /// Creating a feed needs more than Packaging (Read & write).
    CreateNeedsManage = "create-needs-manage", |area| area == Area::CreateFeed, 0;
    /// Every feed name is taken (409).
    FeedNameTaken = "feed-name-taken", |area| area == Area::CreateFeed, 0;
    /// Every public upstream is refused (400).
    UpstreamRefused = "upstream-refused", |area| area == Area::CreateFeed || area == Area::ManageFeed, 0;
    /// A feed is created (201) but without the upstream that was sent.
    UpstreamDropped = "upstream-dropped", |area| area == Area::CreateFeed, 0;
    /// A feed is created with its upstream, which is disabled.
    UpstreamDisabled = "upstream-disabled", |area| area == Area::CreateFeed, 0;
    /// A new feed answers 403 to this many (amount) requests below `_packaging`.
    ForbiddenAfterCreate = "forbidden-after-create", |area| area == Area::CreateFeed, 2;
    /// A new feed answers 403 below `_packaging` for this many (amount) seconds.
    ForbiddenAfterCreateSeconds = "forbidden-after-create-seconds", |area| area == Area::CreateFeed, 3;
    /// As `forbidden-after-create`, with `Retry-After: 1` in the answers.
    ForbiddenAfterCreateRetryAfter = "forbidden-after-create-retry-after", |area| area == Area::CreateFeed, 2;
    /// Changing a feed, a view or permissions is refused (403) for every token.
    ManageRefused = "manage-refused", |area| area == Area::ManageFeed, 0;
    /// The name of a permanently deleted feed is never free again.
    NameNeverReleased = "name-never-released", |area| area == Area::CreateFeed, 0;
    /// The organization's list of feeds leaves out those of projects.
    OrganizationListOmitsProjects = "organization-list-omits-projects", |area| area == Area::ReadFeeds, 0;
    /// Every feed below `_apis` is unknown (404).
    FeedsUnknown = "feeds-unknown", |area| area == Area::ReadFeeds || area == Area::Packages, 0;

    // The Cargo feed (no. 9, 10, 11 and 13).
    /// `config.json` answers 403 to everybody.
    ConfigForbidden = "config-forbidden", |area| area == Area::CargoConfig, 0;
    /// `config.json` is a sign-in page, status 203.
    ConfigSignInPage = "config-sign-in-page", |area| area == Area::CargoConfig, 0;
    /// `config.json` of a private feed does not say that authentication is required.
    ConfigWithoutAuthRequired = "config-without-auth-required", |area| area == Area::CargoConfig, 0;
    /// A reader's request for a version that is not saved is answered with 403 instead of 401.
    UnsavedForbidden = "unsaved-forbidden", |area| area.is_packaging(), 0;
    /// A reader's request for a version that is not saved is answered with 404 instead of 401.
    UnsavedNotFound = "unsaved-not-found", |area| area.is_packaging(), 0;
    /// Index files come without ETag, and conditional requests get the whole file.
    NoEntityTag = "no-entity-tag", |area| area == Area::CargoIndex, 0;
    /// The newest version of every crate is absent from the index.
    UpstreamLag = "upstream-lag", |area| area == Area::CargoIndex || area == Area::CargoDownload, 0;
    /// The upstream cannot be reached: only saved versions are there.
    UpstreamUnreachable = "upstream-unreachable", |area| area.is_packaging(), 0;
    /// Crate files are corrupt.
    CorruptDownload = "corrupt-download", |area| area == Area::Blob, 0;
    /// The blob host refuses everything (403), as behind a proxy that does not know it.
    BlobRefused = "blob-refused", |area| area == Area::Blob, 0;
    /// Downloads work but save nothing.
    DownloadSavesNothing = "download-saves-nothing", |area| area == Area::CargoDownload, 0;

    // The packages API (no. 12).
    /// A version that was just saved is absent from the next (amount) lists.
    ListingDelayed = "listing-delayed", |area| area == Area::CargoDownload, 3;
    /// A saved version is never listed.
    ListingNever = "listing-never", |area| area == Area::Packages, 0;
    /// Saved versions are listed without the upstream they were saved from.
    ListingWithoutUpstream = "listing-without-upstream", |area| area == Area::Packages, 0;
    /// The filter `protocolType` is compared with case, and answers spell it `cargo`.
    ProtocolTypeLowerCase = "protocol-type-lower-case", |area| area == Area::Packages, 0;

    // Limits (no. 14).
    /// 429 with `Retry-After` (amount, in seconds).
    RateLimited = "rate-limited", everything, 1;
    /// The normal answer, with `Retry-After` (amount, in seconds) and the rate limit headers.
    Delayed = "delayed", everything, 1;

    // Editions (no. 17).
    /// Every api-version is refused as out of range (400).
    ApiVersionRefused = "api-version-refused", Area::is_apis, 0;
    /// The server has no Cargo: not in `OPTIONS _apis`, not as an upstream, not below `_packaging`.
    NoCargo = "no-cargo", authenticated, 0;

    // Noise and the wire (no. 18).
    /// A byte order mark before every JSON body.
    ByteOrderMark = "byte-order-mark", Area::is_apis, 0;
    /// Errors come as `text/plain`.
    PlainTextErrors = "plain-text-errors", authenticated, 0;
    /// 500 without having acted.
    ServerError = "server-error", everything, 0;
    /// 500 after having acted.
    ServerErrorAfterActing = "server-error-after-acting", everything, 0;
    /// 503 with `Retry-After` (amount, in seconds), without having acted.
    Unavailable = "unavailable", everything, 1;
    /// 502 with a proxy's HTML page, without having acted.
    BadGateway = "bad-gateway", everything, 0;
    /// 504 with a proxy's HTML page, after having acted.
    GatewayTimeoutAfterActing = "gateway-timeout-after-acting", everything, 0;
    /// A captive portal's HTML page, status 200, without having acted.
    CaptivePortal = "captive-portal", everything, 0;
    /// 407, as by a proxy that wants its own sign-in.
    ProxyAuthentication = "proxy-authentication", everything, 0;
    /// The connection is reset without having acted.
    ResetBeforeActing = "reset-before-acting", everything, 0;
    /// The connection is reset after having acted, without an answer.
    ResetAfterActing = "reset-after-acting", everything, 0;
    /// The body ends in the middle.
    CutBody = "cut-body", everything, 0;
    /// A JSON body that never ends.
    EndlessBody = "endless-body", everything, 0;
    /// The body comes one byte every (amount) milliseconds.
    SlowDrip = "slow-drip", everything, 100;
    /// No answer at all; the connection stays open.
    Silence = "silence", everything, 0;
    /// JSON nested (amount) levels deep.
    DeepJson = "deep-json", Area::is_apis, 100_000;
    /// JSON of the wrong shape: an array where an object belongs.
    WrongShape = "wrong-shape", Area::is_apis, 0;
    /// 400 with terminal escape codes and bidirectional controls in the message.
    EscapeCodes = "escape-codes", Area::is_apis, 0;
    /// A redirect to another host.
    ForeignRedirect = "foreign-redirect", authenticated, 0;
    /// The `Date` header is (amount) seconds ahead.
    ClockSkew = "clock-skew", everything, 172_800;
}

impl Fault {
    /// Faults that pass by themselves: a client that tries again may well succeed. Random faults
    /// are drawn from these.
    #[must_use]
    pub fn transient() -> &'static [Fault] {
        &[
            Self::RateLimited,
            Self::Delayed,
            Self::ServerError,
            Self::ServerErrorAfterActing,
            Self::Unavailable,
            Self::BadGateway,
            Self::GatewayTimeoutAfterActing,
            Self::CaptivePortal,
            Self::ResetBeforeActing,
            Self::ResetAfterActing,
            Self::CutBody,
            Self::ByteOrderMark,
            Self::EscapeCodes,
            Self::SignInPage,
        ]
    }
}
