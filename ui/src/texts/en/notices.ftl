# What the plan found in Cargo's configuration, by the ids of the notices. The
# file and the names are shown apart. None of them stops the plan.

notice-second-name-for-index = Cargo refuses two names for one address. Use the name that is there.
    .lead = Another registry has this address already.
notice-name-taken-by-other-index = Choose another registry name, or remove that entry.
    .lead = A registry of this name has another address.
notice-default-registry-set = cargo add writes it into Cargo.toml. Remove the default if you do not want that.
    .lead = A default registry is set.
notice-other-replacement = Remove that replacement, or keep it and use the feed by its registry name.
    .lead = crates.io is replaced by something else.
notice-source-hides-registry = Cargo takes the source instead of the registry. Choose another registry name, or rename the source.
    .lead = A source has the registry's name.
notice-legacy-file-wins = Edit the old file, or move its lines into the new one.
    .lead = Cargo reads .cargo/config and ignores the .cargo/config.toml beside it.
notice-plain-token-in-file = Cargo may use it instead of the stored one. Log out of that registry with cargo, or delete the line.
    .lead = A token can be read in a file.
notice-token-variable-set = Cargo may use it instead of the stored one. Unset it where it is set.
    .lead = An environment variable holds a token for the registry.
notice-world-writable = They could change what Cargo runs. Take that right away from them.
    .lead = Every user of this computer may write to a file of Cargo's.
notice-provider-list-broken = Cargo refuses it. Correct the list first.
    .lead = The list of credential providers is not valid.
notice-registry-provider-set = Cargo asks that one and no other.
    .lead = The registry has a credential provider of its own.
notice-registry-provider-in-two-files = Cargo may join the two lists. Keep one of them.
    .lead = Two files name a credential provider for the registry.
notice-foreign-provider = It runs with your rights. Check that you trust it.
    .lead = A project tells Cargo to run a program as credential provider.
notice-includes-files = Cargo before 1.94 does not read them, and Feedwright does not edit them.
    .lead = A Cargo configuration file includes other files.
notice-offline = Take that setting away before the set-up, or cargo fetches nothing.
    .lead = Cargo is told to stay off the network.
