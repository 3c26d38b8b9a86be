//! The whole table as people read it, and what decides.

use super::*;

#[test]
fn every_number_is_in_the_table_once() {
    let mut seen = std::collections::BTreeSet::new();
    for code in EntraRefusal::ALL.iter().flat_map(|one| one.codes()) {
        assert!(seen.insert(*code), "{code} twice");
    }
    assert!(seen.len() > 100);
}

#[test]
fn numbers_come_before_names_and_names_before_nothing() {
    let check = |codes: &[u32], error: &str, suberror: &str, expect: EntraRefusal| {
        let found = EntraRefusal::of(codes, error, suberror);
        assert_eq!(found, expect, "{codes:?} {error} {suberror}");
    };
    check(&[50_076], "invalid_grant", "", EntraRefusal::SecondFactor);
    check(
        &[1, 53_003],
        "invalid_grant",
        "",
        EntraRefusal::ConditionalAccess,
    );
    check(
        &[1],
        "invalid_grant",
        "consent_required",
        EntraRefusal::ConsentMissing,
    );
    check(&[], "invalid_grant", "bad_token", EntraRefusal::SignInOver);
    check(
        &[],
        "invalid_grant",
        "message_only",
        EntraRefusal::ConditionalAccess,
    );
    check(
        &[1],
        "interaction_required",
        "new_word",
        EntraRefusal::SignInAgain,
    );
    check(&[], "access_denied", "", EntraRefusal::Declined);
    check(&[], "server_error", "", EntraRefusal::Unavailable);
    check(&[], "MFA is required", "", EntraRefusal::Other);
    check(&[u32::MAX], "", "", EntraRefusal::Other);
}

#[test]
fn a_policy_means_the_device_code_while_one_is_used() {
    let of = |code: u32| EntraRefusal::of(&[code], "invalid_grant", "").with_device_code();
    assert_eq!(of(53_003), EntraRefusal::DeviceCodeBlocked);
    assert_eq!(of(530_035), EntraRefusal::DeviceCodeBlocked);
    assert_eq!(of(50_076), EntraRefusal::SecondFactor);
    assert_eq!(of(1), EntraRefusal::Other);
}

#[test]
fn what_people_read() {
    let mut table = String::new();
    for one in EntraRefusal::ALL {
        let (sentence, advice) = (one.sentence(), one.advice());
        for text in [sentence, advice] {
            assert!(
                text.ends_with('.') && text.starts_with(char::is_uppercase),
                "{text}"
            );
        }
        let helps = format!("{:?}", one.remedy()).to_lowercase();
        table += &format!("{one:?} ({helps})\n  {sentence}\n  {advice}\n");
    }
    insta::assert_snapshot!(table, @r"
    SignInAgain (person)
      Microsoft Entra wants you to sign in again.
      Sign in again.
    SecondFactor (person)
      Microsoft Entra wants another proof that it is you, such as a second factor.
      Sign in again in the browser and do what the page asks for.
    SignInOver (person)
      The sign-in has ended: it was not used for too long, or your organization limits its life.
      Sign in again.
    Revoked (person)
      The sign-in was revoked, for example by a new password or by an administrator.
      Sign in again.
    PasswordWrong (person)
      Microsoft Entra did not accept the user name or the password.
      Sign in again.
    PasswordOver (person)
      The password has ended or has to be changed.
      Sign in to your organization's portal, set a new password, then sign in here again.
    AccountLocked (elsewhere)
      The account is locked after too many attempts, or the network's address is not trusted.
      Wait a while, then sign in again. If it stays, ask your administrator.
    AccountDisabled (elsewhere)
      The account is disabled.
      Ask your administrator to enable it, or sign in with another account.
    NotAssigned (elsewhere)
      The account is not assigned to the application.
      Ask your administrator to assign you to the application that has this client id.
    OtherTenant (person)
      The account does not belong to this organization's tenant and is no guest there.
      Sign in with an account of the tenant, or ask to be invited as a guest. A personal Microsoft account needs a personal access token.
    PersonalAccount (elsewhere)
      A personal Microsoft account cannot sign in to Azure DevOps through an application like this.
      Sign in with a personal access token instead.
    Declined (person)
      The sign-in was declined.
      Sign in again and accept, if you want to.
    ConsentMissing (person)
      Nobody has consented to the application yet.
      Sign in again in the browser and accept. If that is not offered, ask your administrator to consent.
    AdministratorConsent (elsewhere)
      An administrator has to consent to the application first.
      Ask your administrator to grant the application that has this client id its permission for Azure DevOps.
    DeviceCodeBlocked (elsewhere)
      Your organization does not let this sign-in pass, most likely because of the device code.
      Sign in in the browser on this computer. If that does not work either, ask your administrator about conditional access.
    DeviceNotAccepted (elsewhere)
      Your organization lets in only devices that it manages.
      Use a computer that your organization manages, or ask your administrator.
    ApplicationNotApproved (elsewhere)
      Your organization lets in only applications that it has approved.
      Ask your administrator to approve the application that has this client id, or sign in another way.
    ConditionalAccess (elsewhere)
      A conditional access policy of your organization blocks this sign-in.
      Try from your usual network and computer, or ask your administrator which policy it is.
    SecurityDefaults (elsewhere)
      The security defaults of your organization block this sign-in.
      Sign in in the browser on this computer, or ask your administrator.
    Risk (elsewhere)
      Your organization blocks this sign-in because it looks risky.
      Secure the account in your organization's portal, or ask your administrator.
    TenantRestricted (elsewhere)
      Your network or your organization does not allow signing in to this tenant.
      Ask whoever looks after the network, or your administrator, to allow the tenant.
    UnknownTenant (elsewhere)
      There is no such tenant.
      Check the tenant. Without one, the organization itself is asked for its own.
    OtherCloud (elsewhere)
      The tenant belongs to another cloud of Microsoft.
      Check the organization's address and the tenant.
    UnknownApplication (elsewhere)
      The tenant does not know the application.
      Check the client id and the tenant, or ask your administrator to register the application.
    ApplicationDisabled (elsewhere)
      The application is disabled.
      Ask whoever registered the application to enable it.
    ApplicationForOneTenant (elsewhere)
      The application may be used in its own tenant only, and no tenant was named.
      Name the tenant.
    NotPublicClient (elsewhere)
      The application is not registered as a public client: Microsoft Entra wants a secret that a program on people's computers cannot have.
      Ask whoever registered it to allow public client flows and to add the platform for mobile and desktop applications.
    PublicClientWithSecret (elsewhere)
      The application is a public client and may not present a secret.
      Use the application of a service, or sign in without a secret.
    WrongRedirect (elsewhere)
      The application does not list the address http://localhost for the browser to come back to.
      Ask whoever registered it to add http://localhost under mobile and desktop applications.
    PermissionsMissing (elsewhere)
      The application is not set up to ask for Azure DevOps.
      Ask whoever registered it to add the delegated permission user_impersonation of Azure DevOps.
    SecretWrong (elsewhere)
      The application's secret is wrong.
      Copy the secret's value again, not its id, and sign in again.
    SecretOver (elsewhere)
      The application's secret has expired.
      Make a new secret for the application, and sign in again.
    ProofRefused (elsewhere)
      Microsoft Entra did not accept the certificate or the federated token of the application.
      Check that this certificate, or the issuer, subject and audience of the token, is registered with the application.
    ProofOutOfTime (elsewhere)
      The application's proof is outside its time: it is too old, or this computer's clock is wrong.
      Set this computer's clock, and check that the token file is renewed.
    UnknownResource (elsewhere)
      The tenant does not know Azure DevOps, or has disabled it.
      Check that the tenant is the one of the organization, or ask your administrator to enable Azure DevOps.
    Federation (elsewhere)
      The sign-in system of your organization, to which Microsoft Entra sends its people, failed.
      Ask your administrator.
    TooManyRequests (later)
      Microsoft Entra asks to slow down.
      Wait some minutes, then try again.
    Unavailable (later)
      Microsoft Entra is not available at the moment.
      Try again in some minutes.
    DeviceCodeOver (person)
      The device code is not good any more.
      Sign in again, and enter the new code soon.
    Other (elsewhere)
      Microsoft Entra refused the sign-in.
      Show the number and the words of Microsoft Entra to your administrator.
    ");
}
