//! Configurations that say something else already.

use super::{Bench, error};

/// A title, the project's configuration, options, and what has to be named.
type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str);

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Conflicts");
    let index = bench.site.index("crates-mirror");
    let same = format!("[registries.ours]\nindex = \"{index}\"\n");
    let cases: [Case; 6] = [
        (
            "another name for the index, and a name chosen",
            &same,
            &[("--registry", "mine")],
            "ours",
        ),
        (
            "crates.io replaced with something else",
            "[source.crates-io]\nreplace-with = \"vendored\"\n[source.vendored]\ndirectory = \"vendor\"\n",
            &[],
            "vendored",
        ),
        (
            "the name of another index",
            "[registries.crates-mirror]\nindex = \"sparse+https://example.org/index/\"\n",
            &[],
            "crates-mirror",
        ),
        (
            "a source of the registry's name",
            "[source.crates-mirror]\ndirectory = \"vendor\"\n",
            &[],
            "crates-mirror",
        ),
        (
            "cargo told to stay off the network",
            "[net]\noffline = true\n",
            &[],
            "off the network",
        ),
        (
            "a provider of the registry's own",
            "[registries.crates-mirror]\ncredential-provider = \"other\"\n",
            &[],
            "other",
        ),
    ];
    for (title, text, instead, place) in cases {
        let person = bench.person();
        person.write("app/.cargo/config.toml", text);
        let program = person.quickstart(&bench.site, instead);
        bench
            .check(
                title,
                &person,
                program,
                error("configuration-conflict", place),
            )
            .await;
    }
}
