doctor-title-well = Cargo works through { $feed }
doctor-title-problems =
    { $count ->
        [one] One problem
       *[other] { $count } problems
    }
doctor-title-soon =
    { $count ->
        [one] One thing to do soon
       *[other] { $count } things to do soon
    }
doctor-title-both =
    { $problems ->
        [one]
            { $soon ->
                [one] One problem, and one thing to do soon
               *[other] One problem, and { $soon } things to do soon
            }
       *[other]
            { $soon ->
                [one] { $problems } problems, and one thing to do soon
               *[other] { $problems } problems, and { $soon } things to do soon
            }
    }
doctor-lead =
    { $count ->
        [one] { $count } check in { $time }, { $when }.
       *[other] { $count } checks in { $time }, { $when }.
    }
doctor-running =
    { $count ->
        [one] { $done } of { $count } check
       *[other] { $done } of { $count } checks
    }
doctor-fix = Show the fix…
doctor-renew = Renew…
doctor-report = Copy report…
check-skipped = Not checked: { $reason }.
check-reason-timeout =
    { $seconds ->
        [one] { $organization } did not answer within { $seconds } second
       *[other] { $organization } did not answer within { $seconds } seconds
    }
check-reason-locked = the keychain is locked
check-reason-offline = this computer is offline
check-feed-upstream = Upstream source of { $feed }
check-cargo-version-ok = cargo { $version } has no known security problem
check-cargo-version-old = cargo { $version } is too old; 1.74 or newer is needed.
check-cargo-version-insecure = cargo { $version } has known security problems, mended in { $fixed }: { $holes }
check-token-readable-ok = Cargo reads the token for { $registry } from { $store }
check-token-readable-failed = Cargo finds no token for { $registry }
check-token-three-fields = The stored token has a line break in it, as some shells make it. cargo gets 401.
check-token-expiry =
    { $days ->
        [0] The token for { $organization } ends today
        [one] The token for { $organization } ends in { $days } day
       *[other] The token for { $organization } ends in { $days } days
    }
check-feed-answers-ok = { $feed } answers in { $time } and accepts the token
check-feed-upstream-ok = { $feed } gets crates from crates.io
check-feed-upstream-missing = { $feed } has no upstream source crates.io
check-feed-role-ok = You may save crates: { $role }
check-feed-role-reader = You may not save crates: your role is Feed Reader
check-config-effective-ok =
    { $count ->
        [one] { $using } of { $count } repository uses { $feed }
       *[other] { $using } of { $count } repositories use { $feed }
    }
check-config-effective-bypass = { $path } bypasses the feed
check-config-shadowed = Cargo reads its .cargo/config and ignores its .cargo/config.toml.
check-config-default = { "[" }registry] default makes cargo add write { $registry } into Cargo.toml.
check-config-duplicate = Two registries have the same address, so cargo stops.
check-keychain-libsecret = cargo:libsecret is listed, but no keychain answers. Every private registry fails.
check-clock-ok = This computer's clock is right
check-clock-wrong =
    { $minutes ->
        [one] This computer's clock is { $minutes } minute slow
       *[other] This computer's clock is { $minutes } minutes slow
    }
check-proxy = The proxy { $host } answers, and cargo uses it too
doctor-none = Nothing to check yet. The quickstart comes first.

# Added
doctor-title-running = Checking this computer
doctor-title-none = Nothing is set up here yet
doctor-go-quickstart = Go to the quickstart
doctor-list-label = Checks
doctor-looked-at = Looked at { $place }
verdict-failed = failed
verdict-warning = needs you soon
verdict-skipped = not checked
verdict-ok = well
doctor-report-title = What the report holds
check-reason-no-account = nobody is signed in
check-reason-no-cargo = cargo was not found
check-unknown = { $sentence }
doctor-so-far =
    { $count ->
        [one] { $count } check so far
       *[other] { $count } checks so far
    }
doctor-title-unknown = Not checked
doctor-title-skipped =
    { $count ->
        [one] One check was not possible
       *[other] { $count } checks were not possible
    }
doctor-title-well-plain = All is well
check-subject-cargo-version = This computer's cargo
check-subject-keychain = The keychain
check-subject-config-effective = Cargo's configuration
check-subject-token-readable = The token that Cargo uses
check-subject-feed-answers = What the feed answers
check-subject-feed-upstream = The feed's upstream source
check-subject-feed-role = Your role in the feed
check-keychain-ok = { $store } answers
check-keychain-library = cargo:libsecret is listed, but libsecret is not installed. Every private registry fails.
check-config-effective-ok-user = Every project of this user uses { $feed }
check-config-effective-missing = { $path } was set up and is no longer there
check-config-effective-provider = In { $path }, Cargo is not told to read the keychain for { $registry }
check-token-no-scheme = The stored token lacks its first word, Basic. cargo gets 401.
check-token-malformed = The stored token is not of the form that cargo sends. cargo gets 401.
check-feed-answers-refused = { $feed } does not accept the token that Cargo sends: it ended or was revoked
check-feed-answers-forbidden = { $feed } refuses the token's owner. Ask an owner of the feed for the role Feed and Upstream Reader (Collaborator).
check-reason-unsupported = this version cannot read { $store }
check-reason-no-keychain = no keychain answers
check-reason-no-token = Cargo has no usable token to send
check-reason-role-unknown = the feed's permissions do not say which role this account has
