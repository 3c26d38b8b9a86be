# What the doctor's checks find, by check and finding.

check-cargo-keyring-development-files = cargo { $version } finds libsecret only where its development files are installed; { $fixed } does without them. Run rustup update.
check-cargo-keyring-hangs = cargo { $version } may hang when it asks the keyring; { $fixed } does not. Run rustup update.
check-keychain-locked = The keychain is locked. Unlock it, or cargo finds no token.
check-provider-program-ok = Feedwright's provider is where Cargo looks for it
check-provider-program-missing = Cargo is told to start { $path }, which is not there. Every build through the feed fails.
check-provider-list-ok = Feedwright's provider answers for { $registry }
check-provider-list-unlisted = Feedwright's provider does not answer for { $registry }: its list has no such registry.
check-provider-list-other-way = Feedwright's provider would renew the token for { $registry } by another proxy or with other certificate authorities than this computer uses now.
check-config-effective-provider-overruled = In { $path }, another provider is named for { $registry }, and Cargo asks that one alone.
check-config-effective-provider-unset = In { $path }, Cargo is not told to ask Feedwright's provider for { $registry }.
check-config-provider-gone = Cargo asks { $program } before the keychain, and there is no such program. Every private registry fails.
check-config-provider-first = Cargo asks { $program } before the keychain. If it fails, every private registry does.
check-config-token-masked = Cargo takes a readable token from credentials.toml before the one in the keychain.
check-config-variable-wins = Cargo takes the token of an environment variable before the one in the keychain. Unset it.
check-cargo-commands-ok = cargo publish, yank, owner, login, logout and info want --registry { $registry } here
check-token-readable-forced = Cargo finds no token for { $registry }, and the address of this public feed asks for one.
check-token-control-character = The stored token has a character that no header can have. cargo cannot send it.
check-token-too-long = The token has { $length } bytes, and Windows keeps { $limit }. Use Feedwright's provider, or a token for packages alone.
check-token-expiry-ok = The token that Cargo has is good until { $date }
check-token-expiry-renewed = The token ends on { $date } and is renewed when Cargo asks
check-token-expiry-soon = The token that Cargo has ends on { $date }. Apply the set-up again.
check-token-expiry-over = The token that Cargo has ended on { $date }. Apply the set-up again.
check-token-scope-ok = The token that Cargo sends may save crates
check-token-scope-read-only = The token that Cargo sends may only read, so that nothing new is saved. Sign in with one that has Packaging: Read & write.
check-feed-answers-public = { $feed } is public, so Cargo never sends the token and nothing new is saved. Its address needs ~force-auth.
check-feed-answers-other-scope = There is no feed { $feed } here, but there is one in { $other }. Set up again with that one.
check-feed-answers-recycle-bin = The feed { $feed } was deleted. Restore it from the recycle bin of Azure Artifacts.
check-feed-crates-ok =
    { $count ->
        [one] { $feed } has the version of { $count } crate in Cargo.lock
       *[other] { $feed } has the versions of { $count } crates in Cargo.lock
    }
check-feed-crates-too-new = { $crate } { $version } of a Cargo.lock is not in { $feed } yet. A new version takes 3 to 6 hours, at times a day.
check-feed-downloads-ok = Crates come from { $host }
check-feed-downloads-blocked = Crates cannot be downloaded from { $host }. A proxy or firewall may not let that host through.
check-feed-own-crates-own-crates = Somebody published crates to the feed itself: { $names }. Keep own crates in another feed.
check-reason-environment = Cargo gets the token from the environment in which it runs
check-reason-index-unknown = the feed's index did not answer
check-reason-no-feed = there is no such feed, or the account may not see it
check-reason-not-minted = the first token for packages is made when Cargo asks for it
check-reason-not-needed = every set-up here gets its token from the environment
check-reason-refused = the organization does not accept the account's token
check-reason-right-missing = the account may not read it
check-reason-scope-unknown = the server does not say what the token may do
check-reason-slow = the download took too long
check-subject-token-scope = What the token may do
check-subject-feed-crates = The versions in Cargo.lock
check-subject-feed-downloads = The feed's downloads
