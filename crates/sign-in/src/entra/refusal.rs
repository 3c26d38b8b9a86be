//! What a refusal of Microsoft Entra means for the person: a closed table from
//! the numbers that Entra sends (`AADSTS…`) to a sentence and what to do next.
//!
//! Microsoft publishes the numbers ("Microsoft Entra authentication and
//! authorization error codes") and says that they may change. So an unknown
//! number falls back to what the OAuth names `error` and `suberror` say, and
//! English words never decide anything.

/// What helps, apart from what the advice says in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remedy {
    /// The person signs in again, here and now.
    Person,
    /// Somebody changes something elsewhere: a registration, a policy, a setting.
    Elsewhere,
    /// The same request, later.
    Later,
}

macro_rules! refusals {
    ($($name:ident, $remedy:ident, [$($code:literal),*], $sentence:literal, $advice:literal;)+) => {
        /// What a refusal of Entra means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum EntraRefusal { $(#[doc = $sentence] $name,)+ }

        impl EntraRefusal {
            /// Every refusal, in the table's order.
            pub const ALL: &'static [EntraRefusal] = &[$(Self::$name,)+];

            /// What it means, in one sentence.
            #[must_use]
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)+ }
            }

            /// What the person, or whoever looks after their directory, does next.
            #[must_use]
            pub fn advice(self) -> &'static str {
                match self { $(Self::$name => $advice,)+ }
            }

            /// The numbers that mean this, `AADSTS…` without the letters.
            #[must_use]
            pub fn codes(self) -> &'static [u32] {
                match self { $(Self::$name => &[$($code),*],)+ }
            }

            fn remedy(self) -> Remedy {
                match self { $(Self::$name => Remedy::$remedy,)+ }
            }
        }
    };
}

refusals! {
    SignInAgain, Person, [50058, 50085, 50089, 50140, 51006, 54005, 501481, 700005, 700020],
        "Microsoft Entra wants you to sign in again.",
        "Sign in again.";
    SecondFactor, Person, [50072, 50074, 50076, 50078, 50079, 50158],
        "Microsoft Entra wants another proof that it is you, such as a second factor.",
        "Sign in again in the browser and do what the page asks for.";
    SignInOver, Person, [70000, 70008, 70043, 700081, 700082, 700084],
        "The sign-in has ended: it was not used for too long, or your organization limits its life.",
        "Sign in again.";
    Revoked, Person, [50132, 50133, 50173],
        "The sign-in was revoked, for example by a new password or by an administrator.",
        "Sign in again.";
    PasswordWrong, Person, [50056, 50064, 50126],
        "Microsoft Entra did not accept the user name or the password.",
        "Sign in again.";
    PasswordOver, Person, [50055, 50125, 50135, 50144],
        "The password has ended or has to be changed.",
        "Sign in to your organization's portal, set a new password, then sign in here again.";
    AccountLocked, Elsewhere, [50053],
        "The account is locked after too many attempts, or the network's address is not trusted.",
        "Wait a while, then sign in again. If it stays, ask your administrator.";
    AccountDisabled, Elsewhere, [50057],
        "The account is disabled.",
        "Ask your administrator to enable it, or sign in with another account.";
    NotAssigned, Elsewhere, [50105],
        "The account is not assigned to the application.",
        "Ask your administrator to assign you to the application that has this client id.";
    OtherTenant, Person, [16000, 16003, 50014, 50020, 50034, 51004, 90072, 500208],
        "The account does not belong to this organization's tenant and is no guest there.",
        "Sign in with an account of the tenant, or ask to be invited as a guest. A personal Microsoft account needs a personal access token.";
    PersonalAccount, Elsewhere, [90027, 500200, 500201, 9002332, 9002346],
        "A personal Microsoft account cannot sign in to Azure DevOps through an application like this.",
        "Sign in with a personal access token instead.";
    Declined, Person, [65004],
        "The sign-in was declined.",
        "Sign in again and accept, if you want to.";
    ConsentMissing, Person, [65001, 90008, 9002341],
        "Nobody has consented to the application yet.",
        "Sign in again in the browser and accept. If that is not offered, ask your administrator to consent.";
    AdministratorConsent, Elsewhere, [90093, 90094, 90095, 90099],
        "An administrator has to consent to the application first.",
        "Ask your administrator to grant the application that has this client id its permission for Azure DevOps.";
    DeviceCodeBlocked, Elsewhere, [],
        "Your organization does not let this sign-in pass, most likely because of the device code.",
        "Sign in in the browser on this computer. If that does not work either, ask your administrator about conditional access.";
    DeviceNotAccepted, Elsewhere, [50005, 50097, 50127, 50129, 50155, 50187, 53000, 53001, 135011],
        "Your organization lets in only devices that it manages.",
        "Use a computer that your organization manages, or ask your administrator.";
    ApplicationNotApproved, Elsewhere, [53002],
        "Your organization lets in only applications that it has approved.",
        "Ask your administrator to approve the application that has this client id, or sign in another way.";
    ConditionalAccess, Elsewhere, [50131, 50177, 50178, 53003, 530032, 530036, 530084],
        "A conditional access policy of your organization blocks this sign-in.",
        "Try from your usual network and computer, or ask your administrator which policy it is.";
    SecurityDefaults, Elsewhere, [530035],
        "The security defaults of your organization block this sign-in.",
        "Sign in in the browser on this computer, or ask your administrator.";
    Risk, Elsewhere, [53004, 53010, 53011, 530034],
        "Your organization blocks this sign-in because it looks risky.",
        "Secure the account in your organization's portal, or ask your administrator.";
    TenantRestricted, Elsewhere, [50002, 500021, 500022, 500212, 500213],
        "Your network or your organization does not allow signing in to this tenant.",
        "Ask whoever looks after the network, or your administrator, to allow the tenant.";
    UnknownTenant, Elsewhere, [50059, 50128, 90002, 90019, 900023],
        "There is no such tenant.",
        "Check the tenant. Without one, the organization itself is asked for its own.";
    OtherCloud, Elsewhere, [90038, 90043, 90051, 900382, 900432, 1000104],
        "The tenant belongs to another cloud of Microsoft.",
        "Check the organization's address and the tenant.";
    UnknownApplication, Elsewhere, [700011, 700016],
        "The tenant does not know the application.",
        "Check the client id and the tenant, or ask your administrator to register the application.";
    ApplicationDisabled, Elsewhere, [70001, 1000031, 7000112],
        "The application is disabled.",
        "Ask whoever registered the application to enable it.";
    ApplicationForOneTenant, Elsewhere, [50194, 90124, 90130, 9001023],
        "The application may be used in its own tenant only, and no tenant was named.",
        "Name the tenant.";
    NotPublicClient, Elsewhere, [7000218],
        "The application is not registered as a public client: Microsoft Entra wants a secret that a program on people's computers cannot have.",
        "Ask whoever registered it to allow public client flows and to add the platform for mobile and desktop applications.";
    PublicClientWithSecret, Elsewhere, [700025],
        "The application is a public client and may not present a secret.",
        "Use the application of a service, or sign in without a secret.";
    WrongRedirect, Elsewhere, [50011, 70004, 500112, 500113, 900971],
        "The application does not list the address http://localhost for the browser to come back to.",
        "Ask whoever registered it to add http://localhost under mobile and desktop applications.";
    PermissionsMissing, Elsewhere, [28002, 28003, 65002, 65005, 70011, 650056, 650057],
        "The application is not set up to ask for Azure DevOps.",
        "Ask whoever registered it to add the delegated permission user_impersonation of Azure DevOps.";
    SecretWrong, Elsewhere, [70002, 7000215, 7000216],
        "The application's secret is wrong.",
        "Copy the secret's value again, not its id, and sign in again.";
    SecretOver, Elsewhere, [7000222],
        "The application's secret has expired.",
        "Make a new secret for the application, and sign in again.";
    ProofRefused, Elsewhere, [50012, 50013, 50027, 70021, 700021, 700023, 700027, 700030, 700211, 700212, 700213, 700223, 700229],
        "Microsoft Entra did not accept the certificate or the federated token of the application.",
        "Check that this certificate, or the issuer, subject and audience of the token, is registered with the application.";
    ProofOutOfTime, Elsewhere, [700024, 500133],
        "The application's proof is outside its time: it is too old, or this computer's clock is wrong.",
        "Set this computer's clock, and check that the token file is renewed.";
    UnknownResource, Elsewhere, [50001, 500011, 500014, 650052, 650054],
        "The tenant does not know Azure DevOps, or has disabled it.",
        "Check that the tenant is the one of the organization, or ask your administrator to enable Azure DevOps.";
    Federation, Elsewhere, [20001, 20012, 20033, 40008, 40009, 40015, 50008, 50107, 80001, 80007],
        "The sign-in system of your organization, to which Microsoft Entra sends its people, failed.",
        "Ask your administrator.";
    TooManyRequests, Later, [50088, 50196, 90024, 90055],
        "Microsoft Entra asks to slow down.",
        "Wait some minutes, then try again.";
    Unavailable, Later, [40010, 50033, 50087, 50166, 80002, 80005, 90006, 90012, 90033, 90090],
        "Microsoft Entra is not available at the moment.",
        "Try again in some minutes.";
    DeviceCodeOver, Person, [70019, 70020],
        "The device code is not good any more.",
        "Sign in again, and enter the new code soon.";
    Other, Elsewhere, [],
        "Microsoft Entra refused the sign-in.",
        "Show the number and the words of Microsoft Entra to your administrator.";
}

impl EntraRefusal {
    /// The refusal with these numbers, else with these OAuth names
    /// (`suberror` is a name of Entra's own, and finer).
    #[must_use]
    pub fn of(codes: &[u32], error: &str, suberror: &str) -> EntraRefusal {
        codes
            .iter()
            .find_map(|code| Self::of_code(*code))
            .or_else(|| Self::of_suberror(suberror))
            .unwrap_or_else(|| Self::of_error(error))
    }

    fn of_code(code: u32) -> Option<EntraRefusal> {
        let all = Self::ALL.iter().copied();
        all.into_iter().find(|one| one.codes().contains(&code))
    }

    fn of_suberror(suberror: &str) -> Option<EntraRefusal> {
        match suberror {
            "basic_action" | "additional_action" | "user_password_expired" => {
                Some(Self::SignInAgain)
            }
            "bad_token" | "token_expired" => Some(Self::SignInOver),
            "consent_required" => Some(Self::ConsentMissing),
            "message_only" | "protection_policy_required" => Some(Self::ConditionalAccess),
            _ => None,
        }
    }

    fn of_error(error: &str) -> EntraRefusal {
        match error {
            "invalid_grant" | "interaction_required" | "login_required" => Self::SignInAgain,
            "consent_required" => Self::ConsentMissing,
            "access_denied" | "authorization_declined" => Self::Declined,
            "expired_token" => Self::DeviceCodeOver,
            "unauthorized_client" => Self::UnknownApplication,
            "invalid_client" => Self::ProofRefused,
            "invalid_scope" => Self::PermissionsMissing,
            "invalid_resource" => Self::UnknownResource,
            "slow_down" => Self::TooManyRequests,
            "temporarily_unavailable" | "server_error" => Self::Unavailable,
            _ => Self::Other,
        }
    }

    /// The same while a person is signing in: to sign in again is no advice then.
    pub(crate) fn while_signing_in(self) -> EntraRefusal {
        match self {
            Self::SignInAgain => Self::Other,
            other => other,
        }
    }

    /// The same while a person signs in with a device code: tenants block that
    /// way by a policy, and say only that a policy blocks.
    pub(crate) fn with_device_code(self) -> EntraRefusal {
        match self.while_signing_in() {
            Self::ConditionalAccess | Self::SecurityDefaults => Self::DeviceCodeBlocked,
            other => other,
        }
    }

    /// Whether signing in again is what helps.
    #[must_use]
    pub fn needs_person(self) -> bool {
        self.remedy() == Remedy::Person
    }

    /// Whether the same may work later without anybody doing anything.
    #[must_use]
    pub fn may_pass(self) -> bool {
        self.remedy() == Remedy::Later
    }
}

#[cfg(test)]
mod tests;
