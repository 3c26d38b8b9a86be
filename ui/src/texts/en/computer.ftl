computer-title = What should use the feed on this computer?
reach-repositories = Repositories you tick
reach-repositories-text = Written to their own .cargo/config.toml.
reach-user = Every project of this user
reach-user-text =
    { $count ->
        [one] Changes { $count } project, and later ones.
       *[other] Changes { $count } projects, and later ones.
    }
reach-user-list =
    { $count ->
        [one] Show the { $count } project
       *[other] Show the { $count } projects
    }
reach-user-warning = Also reaches projects that have nothing to do with { $organization }. Undo takes it back.
repository-now-plain = crates.io, no configuration file
repository-now-settings = crates.io, { $what } settings kept
repository-now-old-name = crates.io, old file name .cargo/config
repository-now-replaced = Replaced by { $registry }
repository-now-same = Uses { $feed } already
repository-now-foreign = crates.io, remote is not { $organization }
repository-now-read-only = Read-only
repositories-count = { $ticked } ticked, { $found } found in { $path }.
repositories-clone-note = Once committed, the file applies to every clone.
repositories-searching = Looking in { $path }, { $found } so far
repositories-stop = Stop looking
repositories-none = No repository with a Cargo.toml was found.
repositories-add = Add a folder…
repositories-path-label = Folder
token-place = The token lives in { $store }
token-place-text = { $product }, unlocked. Cargo reads it with { $provider }.
token-place-provider = Feedwright hands Cargo a fresh token each time
token-place-tools = Tools that cannot read a keychain, such as dependency bots, need the environment variable { $variable }.
computer-action = Review the plan
computer-nothing = Tick a repository first.
folder-missing = { $path } is not there.
folder-no-cargo = { $path } has no Cargo.toml.
folder-read-only = You may not write to { $path }.
config-not-toml = { $path } cannot be read by Cargo either: line { $line }, { $reason }.
    .action = Open the file
config-utf16 = { $path } is saved as UTF-16. Save it as UTF-8.
config-world-writable = Others may write to { $path }. Feedwright does not put a registry there.
config-include = { $path } includes { $other }, which sets the same value.

# Added
reach-label = Reach
repositories-label = Repositories
repositories-stopped = Stopped looking. { $ticked } ticked, { $found } found in { $path }.
repositories-stopping = Stopping
repositories-tick-all = Tick all that are shown
repositories-search =
    { $count ->
        [one] Search { $count } repository
       *[other] Search { $count } repositories
    }
repositories-none-matches = No repository is called like this.
repository-now-unreadable = Its configuration cannot be read: { $place }
repository-now-foreign-badge = other remote
repository-replaced-badge = is replaced today
folder-pick-title = Choose a folder with a Cargo.toml
folder-checking = Looking at { $path }
folder-add = Add
folder-world-writable = Others may write to { $path }. Feedwright does not put a registry there.
folder-there = { $path } is in the list already.
reach-user-counting = Counting the projects
token-place-unusable = The token has no place to live yet
token-place-practice = In the private practice keychain
token-place-provider-text = Its credential provider answers for this feed alone.
token-place-environment = You give Cargo the token in an environment variable
