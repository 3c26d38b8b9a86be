#!/usr/bin/env bash
# The steps of `feedwright quickstart` with curl and cargo, as a person would
# write them down: `cargo xtask bench` measures both side by side. Nothing here
# waits longer than it must.
#
# The environment says where: FEED_ORGANIZATION (address of the collection),
# FEED_PROJECT, FEED_NAME, CRATE, and TOKEN_FILE (a file that holds a personal
# access token). HOME and CARGO_HOME are fresh folders, and so is the current one.
set -euo pipefail

token=$(<"$TOKEN_FILE")
feeds=$FEED_ORGANIZATION/$FEED_PROJECT/_apis/packaging/feeds
upstream=crates.io

# The token reaches curl by a pipe, never as an argument.
ask() {
    curl --silent --show-error --fail --config - "$@" <<<"user = \":$token\""
}

# The feed, with its upstream source, and what the server made of it.
ask --output /dev/null --header 'Content-Type: application/json' --data "{
    \"name\": \"$FEED_NAME\", \"upstreamEnabled\": true, \"upstreamSources\": [{
        \"name\": \"$upstream\", \"protocol\": \"Cargo\",
        \"location\": \"https://index.$upstream/\", \"upstreamSourceType\": \"public\"
    }]}" "$feeds?api-version=7.0"
feed=$(ask "$feeds/$FEED_NAME?api-version=7.0")
[[ $feed =~ \"upstreamSources\":\[\{\"id\":\"([0-9a-f-]+)\" ]]
source=${BASH_REMATCH[1]}

# Both configuration files, around a new project: a library, as ours is, so that
# nobody links a program.
cargo new --quiet --lib --vcs none hello
mkdir hello/.cargo
cat >hello/.cargo/config.toml <<END
[registries.$FEED_NAME]
index = "sparse+$FEED_ORGANIZATION/$FEED_PROJECT/_packaging/$FEED_NAME/Cargo/index/"

[source.crates-io]
replace-with = "$FEED_NAME"
END
cat >"$CARGO_HOME/config.toml" <<END
[registry]
global-credential-providers = ["cargo:token", "cargo:libsecret"]
END

# The token to where Cargo looks for it.
cd hello
printf 'Basic %s' "$(printf 'PAT:%s' "$token" | base64 --wrap=0)" |
    cargo login --quiet --registry "$FEED_NAME"

# The crate, through the feed.
cargo add --quiet "$CRATE"
cargo build --quiet

# The feed lists it as saved from the upstream source.
until [[ $(ask "$feeds/$FEED_NAME/packages?protocolType=Cargo&packageNameQuery=$CRATE&api-version=7.0") == *"\"directUpstreamSourceId\":\"$source\""* ]]; do :; done
