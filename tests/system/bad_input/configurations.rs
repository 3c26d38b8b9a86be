//! Cargo configurations that cannot be read or edited, in the project and in
//! the Cargo home.

use super::{Bench, error};

const PLACES: [&str; 2] = ["app/.cargo/config.toml", ".cargo/config.toml"];

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Cargo's configuration");
    let wide: Vec<u8> = "[net]\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let wide = [&[0xff, 0xfe], wide.as_slice()].concat();
    let cases: [(&str, &[u8], &str); 7] = [
        ("no TOML", b"[build]\njobs = = 2\n", "ine 2"),
        ("UTF-16", &wide, "UTF-16"),
        ("bytes", b"[build]\n\x80\n", "UTF-8"),
        ("a NUL byte", b"[build]\n\0\n", "NUL"),
        (
            "a number where registries belong",
            b"registries = 5\n",
            "registries",
        ),
        (
            "a list where sources belong",
            b"[build]\n[[source]]\nx = 1\n",
            "source",
        ),
        (
            "a word where the list of providers belongs",
            b"[registry]\nglobal-credential-providers = { a = 1 }\n",
            "global-credential-providers",
        ),
    ];
    for (title, content, place) in cases {
        for name in PLACES {
            let person = bench.person();
            let path = person.write(name, content);
            let program = person.quickstart(&bench.site, &[]);
            let title = format!("{title}, in {name}");
            let before = bench.report.len();
            let code = "configuration-invalid";
            bench
                .check(&title, &person, program, error(code, place))
                .await;
            let message = bench.report[before..].to_owned();
            let named = path.strip_prefix(person.home.parent().unwrap_or(&person.home));
            let named = format!("[person]/{}", named.unwrap_or(&path).display());
            if !message.contains(&named) {
                bench
                    .problems
                    .push(format!("{title}: {named} is not named"));
            }
        }
    }
    check_folders(bench).await;
}

async fn check_folders(bench: &mut Bench) {
    for name in PLACES {
        let person = bench.person();
        person.write(&format!("{name}/inside"), "");
        let program = person.quickstart(&bench.site, &[]);
        let title = format!("a folder in its place, {name}");
        bench
            .check(
                &title,
                &person,
                program,
                error("configuration-unreadable", name),
            )
            .await;
    }
}
