//! What goes wrong with signing in on purpose: at the login site, at the token API, and wherever a
//! credential could be led astray. The list is written once.

use super::list::fault_list;
use super::{Area, FaultRule};

fn token(area: Area) -> bool {
    area == Area::Token
}

fn token_or_device_code(area: Area) -> bool {
    matches!(area, Area::Token | Area::DeviceCode)
}

fn authorize(area: Area) -> bool {
    area == Area::Authorize
}

fn access_token(area: Area) -> bool {
    matches!(area, Area::Token | Area::ManagedIdentity)
}

fn challenged(area: Area) -> bool {
    area.is_apis() || area.is_packaging()
}

fn anywhere(area: Area) -> bool {
    area != Area::Elsewhere
}

fault_list! {
    /// Something that goes wrong with signing in on purpose. Faults of the wire, such as
    /// [`Fault::Silence`](crate::Fault::Silence) or
    /// [`Fault::CaptivePortal`](crate::Fault::CaptivePortal), meet the login site too; narrow
    /// them with [`FaultRule::on`], for example to `POST` and `/oauth2/v2.0/token`.
    SignInFault;

    // Refusals of the token endpoint, by their AADSTS number.
    /// AADSTS50076: a second factor is required.
    MultiFactorRequired = "multi-factor-required", token, 50_076;
    /// AADSTS50079: a second factor has to be registered first.
    MultiFactorEnrollment = "multi-factor-enrollment", token, 50_079;
    /// AADSTS53003: conditional access lets no token be issued.
    ConditionalAccess = "conditional-access", token, 53_003;
    /// AADSTS53000: conditional access wants a device that complies.
    DeviceNotCompliant = "device-not-compliant", token, 53_000;
    /// AADSTS50158: another security challenge has to be met.
    ExternalChallenge = "external-challenge", token, 50_158;
    /// AADSTS65001: nobody consented to the application.
    ConsentRequired = "consent-required", token, 65_001;
    /// AADSTS700016: the application is not known in the tenant.
    UnknownApplication = "unknown-application", token_or_device_code, 700_016;
    /// AADSTS7000218: the application is not registered as a public client.
    NotPublicClient = "not-public-client", token_or_device_code, 7_000_218;
    /// AADSTS7000215: the client secret is wrong.
    WrongSecret = "wrong-secret", token, 7_000_215;
    /// AADSTS7000222: the client secret has expired.
    ExpiredSecret = "expired-secret", token, 7_000_222;
    /// AADSTS50020: the person belongs to another tenant.
    OtherTenantsUser = "other-tenants-user", token, 50_020;
    /// AADSTS90072: the external account is not in the tenant.
    ExternalAccount = "external-account", token, 90_072;
    /// AADSTS50105: the person is not assigned to the application.
    NotAssigned = "not-assigned", token, 50_105;
    /// AADSTS50057: the account is disabled.
    AccountDisabled = "account-disabled", token, 50_057;
    /// AADSTS90002: there is no such tenant.
    UnknownTenant = "unknown-tenant", token_or_device_code, 90_002;
    /// AADSTS70008: the grant has expired.
    GrantExpired = "grant-expired", token, 70_008;
    /// AADSTS700082: the refresh token was not used for too long.
    RefreshTokenInactive = "refresh-token-inactive", token, 700_082;
    /// AADSTS700084: the refresh token reached the end of its fixed life.
    RefreshTokenLifeEnded = "refresh-token-life-ended", token, 700_084;
    /// AADSTS50173: the password was changed since.
    PasswordChanged = "password-changed", token, 50_173;
    /// AADSTS530032: a security policy of the tenant blocks the sign-in.
    BlockedByPolicy = "blocked-by-policy", token_or_device_code, 530_032;
    /// AADSTS530035: the tenant's security defaults block the sign-in.
    BlockedByDefaults = "blocked-by-defaults", token_or_device_code, 530_035;
    /// AADSTS530084: the tenant blocks device codes.
    DeviceCodeBlocked = "device-code-blocked", token_or_device_code, 530_084;
    /// AADSTS500011: the resource is not known in the tenant.
    UnknownResource = "unknown-resource", token_or_device_code, 500_011;
    /// Any refusal by its AADSTS number (amount); a number of no known meaning is `invalid_grant`.
    Refused = "refused", token_or_device_code, 99_999;
    /// A refusal whose description holds terminal escape codes and bidirectional controls.
    RefusedWithEscapeCodes = "refused-with-escape-codes", token_or_device_code, 50_076;

    // Answers of the token endpoint that are not what they should be.
    /// The answer has no `expires_in`.
    ExpiryMissing = "expiry-missing", access_token, 0;
    /// `expires_in` is 0.
    ExpiryZero = "expiry-zero", access_token, 0;
    /// `expires_in` is negative.
    ExpiryNegative = "expiry-negative", access_token, 0;
    /// `expires_in` is a number in quotation marks.
    ExpiryAsText = "expiry-as-text", access_token, 0;
    /// `expires_in` is far larger than any time.
    ExpiryHuge = "expiry-huge", access_token, 0;
    /// The answer has no `access_token`.
    TokenMissing = "token-missing", access_token, 0;
    /// `access_token` is empty.
    TokenEmpty = "token-empty", access_token, 0;
    /// `access_token` holds a line break and other control characters.
    TokenWithControls = "token-with-controls", access_token, 0;
    /// `access_token` is this long (amount, in bytes).
    TokenHuge = "token-huge", access_token, 1_048_576;
    /// `token_type` is another one than Bearer.
    TokenTypeForeign = "token-type-foreign", access_token, 0;
    /// The access token lasts only this long (amount, in seconds), and the answer says so.
    TokenShort = "token-short", access_token, 60;
    /// The access token lasts only this long (amount, in seconds), but the answer does not say so.
    TokenShorterThanSaid = "token-shorter-than-said", access_token, 2;
    /// No `refresh_token` although `offline_access` was asked for.
    RefreshTokenMissing = "refresh-token-missing", token, 0;
    /// A device code is to be asked for more slowly, whatever the pace.
    SlowDown = "slow-down", token, 0;

    // The browser's way back.
    /// The person declines: `error=access_denied`.
    CallbackDeclined = "callback-declined", authorize, 65_004;
    /// The callback carries an error with this AADSTS number (amount).
    CallbackError = "callback-error", authorize, 65_001;
    /// The callback carries another `state`.
    CallbackWrongState = "callback-wrong-state", authorize, 0;
    /// The callback carries no `state`.
    CallbackWithoutState = "callback-without-state", authorize, 0;
    /// The callback carries no `code`.
    CallbackWithoutCode = "callback-without-code", authorize, 0;
    /// The sign-in page ends with this AADSTS number (amount); the browser is never sent back.
    SignInPageError = "sign-in-page-error", authorize, 50_105;
    /// The person never finishes: a page, and the browser is never sent back.
    SignInNeverEnds = "sign-in-never-ends", authorize, 0;

    // What a 401 says of the place to sign in.
    /// The 401 names an authority of somebody else.
    AuthorityForeign = "authority-foreign", challenged, 0;
    /// The 401 names an authority whose host only begins like Entra's.
    AuthorityLookAlike = "authority-look-alike", challenged, 0;
    /// The 401 names an authority with Entra's host as its user name.
    AuthorityUserInfo = "authority-user-info", challenged, 0;
    /// The 401 names Entra without TLS.
    AuthorityPlain = "authority-plain", challenged, 0;
    /// The 401 names no tenant at all.
    TenantMissing = "tenant-missing", challenged, 0;
    /// The 401 names the tenant only in `X-VSS-ResourceTenant`.
    TenantInHeaderOnly = "tenant-in-header-only", challenged, 0;
    /// The 401 names a tenant that is none.
    TenantMalformed = "tenant-malformed", challenged, 0;
    /// The 401 names the all-zero tenant, as organizations of Microsoft accounts do.
    TenantZero = "tenant-zero", challenged, 0;
    /// The 401 names a host of somebody else as the one that makes tokens.
    TokenHostForeign = "token-host-foreign", challenged, 0;

    // The token API.
    /// A refusal with status 200; see `PatTokenError::rule`, which sets which one (amount).
    TokenApiRefused = "token-api-refused", |area| area == Area::TokenApi, 1;
    /// A minted token comes without its text.
    MintedWithoutText = "minted-without-text", |area| area == Area::TokenApi, 0;
    /// A minted token ends this many seconds (amount) before the time that was asked for.
    MintedShorter = "minted-shorter", |area| area == Area::TokenApi, 3600;
    /// A token is minted, but without the scope that was asked for.
    MintedWithoutScope = "minted-without-scope", |area| area == Area::TokenApi, 0;

    // Redirects to another origin on this computer.
    /// 301 to the same path of 127.0.0.1, port (amount).
    Redirect301 = "redirect-301", anywhere, 0;
    /// 302 to the same path of 127.0.0.1, port (amount).
    Redirect302 = "redirect-302", anywhere, 0;
    /// 303 to the same path of 127.0.0.1, port (amount).
    Redirect303 = "redirect-303", anywhere, 0;
    /// 307 to the same path of 127.0.0.1, port (amount).
    Redirect307 = "redirect-307", anywhere, 0;
    /// 308 to the same path of 127.0.0.1, port (amount).
    Redirect308 = "redirect-308", anywhere, 0;
}

impl SignInFault {
    /// The five kinds of redirect, each with its status.
    #[must_use]
    pub fn redirects() -> [(SignInFault, u16); 5] {
        [
            (Self::Redirect301, 301),
            (Self::Redirect302, 302),
            (Self::Redirect303, 303),
            (Self::Redirect307, 307),
            (Self::Redirect308, 308),
        ]
    }

    /// Refusals by an AADSTS number, which is the amount.
    pub(crate) fn refusals() -> impl Iterator<Item = Self> {
        let all = Self::all().iter().copied();
        all.take_while(|fault| *fault != Self::RefusedWithEscapeCodes)
    }

    /// A rule for every request that this fault concerns; narrow it with [`FaultRule`]'s methods.
    #[must_use]
    pub fn rule(self) -> FaultRule {
        self.into()
    }
}
