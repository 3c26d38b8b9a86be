//! The closed table of everything that can go wrong. One row drives the
//! sentence a person reads, the hint below it, the exit status of the command
//! line and the action that the window offers. It never holds text that comes
//! from a server, a file or a person: that travels beside it in
//! [`Failure`](crate::Failure).

use serde::Serialize;

/// What the window offers beside a failure; the command line prints the hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Go back to the field that holds the wrong value.
    EditInput,
    /// Sign in again or with another token.
    SignIn,
    /// The same step may be tried again as it is.
    TryAgain,
    /// Open the file that is named.
    OpenFile,
    /// Open the feed or its settings in the browser.
    OpenPortal,
    /// Unlock or install the keychain.
    OpenKeychain,
    /// Put back what was done.
    Undo,
    /// Nothing can be done from here.
    None,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Stable identifier for scripts, logs and translations.
    pub id: &'static str,
    /// What happened: a sentence without its full stop.
    pub sentence: &'static str,
    /// What to do: one or two sentences.
    pub hint: &'static str,
    /// The window's button.
    pub action: Action,
}

macro_rules! error_table {
    ($($(#[$doc:meta])* $name:ident, $id:literal, $action:ident, $sentence:literal, $hint:literal;)+) => {
        /// Everything that can go wrong, closed: a new code is added only when
        /// somebody acts on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ErrorCode { $(#[doc = $sentence] $name,)+ }

        impl ErrorCode {
            /// Every code, in the table's order.
            pub const ALL: &'static [ErrorCode] = &[$(ErrorCode::$name,)+];
        }

        const ROWS: &[Row] = &[$(Row {
            id: $id, sentence: $sentence, hint: $hint, action: Action::$action,
        },)+];
    };
}

error_table! {
    AddressNotUnderstood, "address-not-understood", EditInput, "This is no address of an Azure DevOps organization",
        "Paste any page of your organization, such as https://dev.azure.com/contoso, or a collection of a server.";
    AddressNotSecure, "address-not-secure", EditInput, "Plain http is accepted for this computer alone",
        "Use the https address of the server.";
    FeedNameRefused, "feed-name-refused", EditInput, "Azure Artifacts does not allow this feed name",
        "Use at most 64 letters, digits, dashes and dots; no white space.";
    ProjectNameRefused, "project-name-refused", EditInput, "Azure DevOps does not allow this project name",
        "Copy the project's name from its page in the browser.";
    RegistryNameRefused, "registry-name-refused", EditInput, "Cargo does not allow this registry name",
        "Use a letter first, then letters, digits, dashes and underscores; for example crates-mirror.";
    CrateNameRefused, "crate-name-refused", EditInput, "This is no crate name",
        "Name a crate of crates.io, for example serde.";
    ProfileUnreadable, "profile-unreadable", OpenFile, "The profile cannot be read",
        "Check the path and its rights.";
    ProfileInvalid, "profile-invalid", OpenFile, "The profile is not valid",
        "Correct the line that is named. `feedwright profile export` writes a valid one.";
    ProfileHoldsSecret, "profile-holds-secret", OpenFile, "The profile holds something that looks like a secret",
        "Remove it and revoke it. Profiles are shared; tokens come by `feedwright sign-in`.";
    NotAvailableYet, "not-available-yet", EditInput, "This version of Feedwright cannot do that yet",
        "Use the store \"keychain\", \"provider\" or \"environment\".";
    StoreUnsuitable, "store-unsuitable", EditInput, "The token of this kind of account cannot be kept there",
        "Use the store \"provider\". Or let Feedwright make a token for packages alone: mint = true.";
    ProviderMissing, "provider-missing", None, "Feedwright's credential provider is not there",
        "Put cargo-credential-feedwright beside feedwright, as its installer does. Or use the store \"keychain\".";
    RegistrationsInvalid, "registrations-invalid", OpenFile, "The list of registries that Feedwright's provider answers for cannot be used",
        "No registry gets a token by it. Move the file away, then apply the set-up again.";
    RegistrationRefused, "registration-refused", EditInput, "Feedwright's provider cannot answer for this registry",
        "Check the organization's address. Or use the store \"keychain\".";
    NoAccount, "no-account", SignIn, "Nobody is signed in to this organization",
        "Run `feedwright sign-in --organization URL`.";
    TokenMalformed, "token-malformed", SignIn, "This is no personal access token",
        "Copy the token again, without spaces or line breaks.";
    TokenRefused, "token-refused", SignIn, "The organization does not accept the token",
        "It may be expired, revoked or made for another organization. Make a new one with Packaging: Read & write.";
    TokenNotUnderstood, "token-not-understood", SignIn, "The server did not take the token for a credential",
        "Sign in again, so that the token is stored anew.";
    NotAzureDevOps, "not-azure-devops", EditInput, "No Azure DevOps answers at this address",
        "No token was sent there. Check the address; a proxy may be in the way, too.";
    ForeignSignIn, "foreign-sign-in", EditInput, "People are sent to sign in at a place that is none of Microsoft's",
        "Check the organization's address.";
    EntraNotOffered, "entra-not-offered", SignIn, "This organization does not sign people in through Microsoft Entra",
        "Sign in with a personal access token.";
    ClientIdMissing, "client-id-missing", EditInput, "It is not known which application signs in",
        "Give its id by --client-id, by FEEDWRIGHT_CLIENT_ID or by credentials.client-id in a profile. Without one: the Azure CLI's account, or a personal access token.";
    PolicyInvalid, "policy-invalid", None, "What is set for everybody on this computer cannot be used",
        "Show this to your administrator.";
    PolicyForbids, "policy-forbids", None, "Something else is set for everybody on this computer",
        "Ask your administrator. Or sign in another way.";
    SignInRefused, "sign-in-refused", SignIn, "Microsoft Entra did not sign you in",
        "Sign in again.";
    SignInBlocked, "sign-in-blocked", None, "Microsoft Entra does not let this sign-in pass",
        "Ask your administrator. Or sign in with a personal access token.";
    SignInOver, "sign-in-over", SignIn, "The sign-in has ended",
        "Sign in again.";
    SignInNotFinished, "sign-in-not-finished", TryAgain, "The sign-in was not finished",
        "Start it again. Nothing was kept.";
    IdentityFailed, "identity-failed", TryAgain, "The source of the account's identity gave no token",
        "Mend what is named, then try again.";
    MintingRefused, "minting-refused", OpenPortal, "The organization does not make a personal access token for this account",
        "Ask your administrator whether a policy forbids it. Without such a token: the store \"provider\".";
    TokenTooShort, "token-too-short", TryAgain, "The new token ends too soon to be used",
        "Check this computer's clock, then try again.";
    ClockWrong, "clock-wrong", TryAgain, "This computer's clock is wrong",
        "Set it, then try again.";
    RightMissing, "right-missing", OpenPortal, "The token or its owner may not do this",
        "Give the token Packaging: Read & write, and its owner the role Feed and Upstream Reader (Collaborator) or higher.";
    AccessRefused, "access-refused", OpenPortal, "The organization does not let this account in",
        "A policy may admit certain networks or computers alone. Show the server's words to your administrator.";
    MayNotCreateFeeds, "may-not-create-feeds", OpenPortal, "You may not create feeds here",
        "Ask an Azure Artifacts administrator for the right to create feeds, or join a feed that exists.";
    AccountsInvalid, "accounts-invalid", OpenFile, "The list of accounts cannot be used",
        "Move the file away and sign in again.";
    OrganizationNotFound, "organization-not-found", EditInput, "There is no such organization or collection",
        "Check the address. A collection of a server looks like https://server/tfs/DefaultCollection.";
    ProjectNotFound, "project-not-found", EditInput, "There is no such project, or you may not see it",
        "Check its name, and that you are a member.";
    FeedNotFound, "feed-not-found", EditInput, "There is no such feed, or you may not see it",
        "Check its name and whether it belongs to a project or to the organization; or let Feedwright create it.";
    FeedNameTaken, "feed-name-taken", EditInput, "A feed of this name exists already elsewhere in the organization",
        "Choose another name, or name the project that holds the feed.";
    FeedNameInRecycleBin, "feed-name-in-recycle-bin", OpenPortal, "A deleted feed still holds this name",
        "Restore it from the recycle bin of Azure Artifacts, or choose another name.";
    FeedRefused, "feed-refused", OpenPortal, "The server refused to create the feed",
        "Read the server's words. Or create the feed in the browser with upstream sources ticked, then name it here.";
    FeedNotReady, "feed-not-ready", TryAgain, "The new feed does not answer yet",
        "Try again in a minute. The feed is there, and is not created twice.";
    UpstreamMissing, "upstream-missing", OpenPortal, "The feed has no upstream source crates.io",
        "Add it in the feed's settings, or sign in with a token that has Packaging: Read, write & manage.";
    UpstreamRefused, "upstream-refused", OpenPortal, "The server refused the upstream source crates.io",
        "Create the feed in the browser with upstream sources ticked, then name it here.";
    UpstreamDisabled, "upstream-disabled", OpenPortal, "The feed's upstream source crates.io is disabled",
        "See its state in the feed's settings. A server without a way to crates.io cannot use it.";
    CargoNotOffered, "cargo-not-offered", None, "This server does not offer Cargo feeds",
        "Azure DevOps Server offers them from 2022.1 on.";
    VersionRefused, "version-refused", None, "This server does not speak the version of its interface that Feedwright uses",
        "Feedwright works with Azure DevOps Services, and with Azure DevOps Server from 2022.1 on.";
    RequestRefused, "request-refused", TryAgain, "The server refused the request",
        "Read the server's words; if they do not help, report this with the details.";
    RateLimited, "rate-limited", TryAgain, "The server asks to slow down",
        "Try again after the time that it names.";
    ServerFailed, "server-failed", TryAgain, "The server failed",
        "Try again. If it stays, give the activity id to your administrator.";
    ServerUnavailable, "server-unavailable", TryAgain, "The server is not available at the moment",
        "It may be under maintenance. Try again later.";
    GatewayFailed, "gateway-failed", TryAgain, "A proxy or gateway before the server got no good answer from it",
        "Try again. If it stays, tell whoever looks after the server or the proxy.";
    Redirected, "redirected", EditInput, "The server sends the request to another address, which is not followed",
        "Check the address. A proxy or a sign-in page of the network may be in the way, too.";
    PageInsteadOfAnswer, "page-instead-of-answer", TryAgain, "Something between here and the server answered with a page of its own",
        "A proxy or a sign-in page of the network may be in the way. Open the address in a browser.";
    AnswerNotUnderstood, "answer-not-understood", TryAgain, "The server's answer is not what its interface promises",
        "Check the address; if it is right, report this with the details.";
    AnswerTooLarge, "answer-too-large", None, "The server's answer is too large",
        "Check the address; if it is right, report this with the details.";
    Unreachable, "unreachable", TryAgain, "The server cannot be reached",
        "Check the network, the address and the proxy (HTTPS_PROXY).";
    NameNotResolved, "name-not-resolved", TryAgain, "The server's name is not known",
        "Check the address and the network.";
    TlsFailed, "tls-failed", TryAgain, "No secure connection could be made",
        "If your network has its own certificate authority, name its file in SSL_CERT_FILE.";
    CertificateUnknown, "certificate-unknown", TryAgain, "Somebody whom this computer does not trust answers in the server's place",
        "If your network has its own certificate authority, ask for its file and name it in SSL_CERT_FILE, or as ca-file below [network] in a profile.";
    CertificateOtherHost, "certificate-other-host", TryAgain, "Another host answers in the server's place",
        "This network may want you to sign in in a browser first: open any page there. If not, check the address.";
    CertificateNotNow, "certificate-not-now", TryAgain, "The server's certificate is not valid at this computer's time",
        "Check this computer's clock. If it is right, tell whoever looks after the server or the network.";
    ProxyRefused, "proxy-refused", None, "The proxy wants a sign-in",
        "Set HTTPS_PROXY to the proxy's address with your name and password for the proxy: http://NAME:PASSWORD@PROXY:PORT. Or ask for a rule that lets the server's hosts through.";
    ProxyDomainSignIn, "proxy-domain-sign-in", None, "The proxy wants a sign-in that neither Feedwright nor Cargo can do",
        "For NTLM and Kerberos, run a relay on this computer that signs in for you, such as px or cntlm, and name its address in HTTPS_PROXY. Or ask for a rule that lets the server's hosts through. Feedwright never asks for a domain password.";
    NetworkSignIn, "network-sign-in", TryAgain, "This network wants you to sign in in a browser first",
        "Open any page in a browser, sign in to the network, then try again.";
    ConnectionLost, "connection-lost", TryAgain, "The connection broke",
        "Try again; nothing is done twice.";
    TimedOut, "timed-out", TryAgain, "The server did not answer in time",
        "Try again.";
    CargoMissing, "cargo-missing", None, "Cargo was not found",
        "Install Rust with rustup, then open a new terminal.";
    CargoTooOld, "cargo-too-old", None, "This cargo is too old",
        "Cargo signs in to registries from 1.74 on. Run `rustup update`.";
    CargoBroken, "cargo-broken", None, "Cargo does not run",
        "Run `cargo --version` in a terminal and mend what it says.";
    ConfigurationUnreadable, "configuration-unreadable", OpenFile, "A Cargo configuration file cannot be read",
        "Check its rights, and that it is a file.";
    ConfigurationInvalid, "configuration-invalid", OpenFile, "A Cargo configuration file is not valid",
        "Correct it first; cargo cannot read it either.";
    ConfigurationConflict, "configuration-conflict", OpenFile, "A Cargo configuration file says something else already",
        "Decide which of the two shall hold, and remove or rename the other.";
    FileNotWritable, "file-not-writable", OpenFile, "A file cannot be written",
        "Check the rights of the file and its folder, and the space on the disk.";
    DiskFull, "disk-full", TryAgain, "The disk is full",
        "The file that is named is as it was. Make room on its disk, then try again.";
    QuotaUsedUp, "quota-used-up", TryAgain, "Your share of the disk is used up",
        "The file that is named is as it was. Remove some of your files or ask for a larger share, then try again.";
    FileChanged, "file-changed", TryAgain, "A file changed while it was being set up",
        "Make the plan again.";
    FileLocked, "file-locked", TryAgain, "Another program holds a file",
        "Wait until it is done, then try again.";
    RepositoryMissing, "repository-missing", EditInput, "There is no such folder",
        "Check the path.";
    RepositoryUnsuitable, "repository-unsuitable", EditInput, "This folder holds no Cargo project and no repository",
        "Name a folder with a Cargo.toml or a .git.";
    KeychainMissing, "keychain-missing", OpenKeychain, "This computer has no keychain that cargo could read",
        "Start a session that has one, or install and start a Secret Service such as gnome-keyring, and libsecret. Without one, as in a container: the store \"environment\" hands Cargo the token by two variables.";
    KeychainLocked, "keychain-locked", OpenKeychain, "The keychain is locked",
        "Unlock it, then try again. Or use the store \"environment\", which needs no keychain.";
    KeychainTimedOut, "keychain-timed-out", OpenKeychain, "The keychain does not answer",
        "Restart it or your session, then try again. Or use the store \"environment\", which needs no keychain.";
    KeychainRefused, "keychain-refused", OpenKeychain, "The keychain did not keep the token",
        "Look at its own messages; nothing was written anywhere else.";
    TokenTooLong, "token-too-long", SignIn, "The token is too long for this computer's keychain",
        "Sign in with a personal access token, which is short, or use the store \"provider\", which hands Cargo the token.";
    CargoFailed, "cargo-failed", TryAgain, "Set up, but not proved: cargo did not get the crate",
        "Read cargo's words above.";
    CrateNotSaved, "crate-not-saved", TryAgain, "Set up, but not proved: the feed does not list the crate",
        "The feed may be slow. `feedwright apply` proves it again.";
    CrateNotFromUpstream, "crate-not-from-upstream", OpenPortal, "Set up, but not proved: the crate did not come from crates.io",
        "Somebody published a crate of this name to the feed. Prove with another crate: --crate NAME.";
    CrateNotOffered, "crate-not-offered", TryAgain, "Set up, but not proved: the feed does not offer the crate",
        "Check the crate's name and the feed's upstream source; new versions come hours after crates.io has them.";
    SignInNotAsked, "sign-in-not-asked", TryAgain, "Set up, but not proved: the feed does not tell cargo to sign in for downloads",
        "Its config.json lacks auth-required. A proxy may have changed it; if not, report it to whoever looks after the server.";
    StorageBlocked, "storage-blocked", TryAgain, "Set up, but not proved: the storage behind the feed does not give the file",
        "A proxy or firewall may not let its host through. Ask for a rule that does.";
    DownloadCorrupt, "download-corrupt", TryAgain, "Set up, but not proved: the file that was downloaded is not the one that the index promises",
        "Something on the way may change downloads, such as a proxy with a virus scanner; or the feed's copy is damaged. Prove with another crate: --crate NAME.";
    NothingToUndo, "nothing-to-undo", None, "There is nothing to undo",
        "`feedwright history` lists what was done.";
    RunUnknown, "run-unknown", EditInput, "There is no such run in the history",
        "`feedwright history` lists the runs.";
    ChangedSince, "changed-since", OpenFile, "Something was changed since and is left as it is",
        "The text from before the set-up is kept beside the journal, at the path that is named.";
    JournalDamaged, "journal-damaged", None, "The journal cannot be used",
        "Move its folder away; the files it names are as they are.";
    FolderUnusable, "folder-unusable", None, "Feedwright's own folder cannot be used",
        "Check its rights, or name another one in FEEDWRIGHT_HOME.";
    InputNeeded, "input-needed", None, "An answer is needed, and nobody can be asked here",
        "Give it as an option: --yes agrees to the plan, --token-stdin reads the token.";
    Cancelled, "cancelled", TryAgain, "Cancelled",
        "Files and keychain are as before. A feed that was already created stays.";
    PracticeUnavailable, "practice-unavailable", None, "Practice mode cannot start",
        "Install what is named; `cargo xtask run` does it by itself.";
    Internal, "internal", None, "Feedwright met a state that it does not expect",
        "Please report this with the details.";
}

impl ErrorCode {
    /// The code's row of the table.
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// Stable identifier, for example `feed-name-taken`.
    pub fn id(self) -> &'static str {
        self.row().id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_complete_and_distinct() {
        let mut ids = std::collections::BTreeSet::new();
        for code in ErrorCode::ALL {
            let row = code.row();
            assert!(ids.insert(row.id), "{} is there twice", row.id);
            assert!(
                !row.sentence.ends_with('.'),
                "{}: the printer adds the stop",
                row.id
            );
            assert!(
                row.hint.ends_with('.'),
                "{}: a hint is whole sentences",
                row.id
            );
            assert!(
                row.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
                "{}",
                row.id
            );
        }
        assert_eq!(
            ErrorCode::Internal.id(),
            "internal",
            "the last row belongs to the last code"
        );
        assert_eq!(ROWS.len(), ErrorCode::ALL.len());
    }
}
