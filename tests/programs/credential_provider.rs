//! `cargo-credential-feedwright` as a process: byte by byte over its pipes, and
//! started by the real cargo.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::registry::Registry;

const PROGRAM: &str = env!("CARGO_BIN_EXE_cargo-credential-feedwright");

#[test]
fn it_says_hello_first_and_answers_byte_by_byte() {
    let mut provider = Command::new(PROGRAM)
        .arg("--cargo-plugin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = provider.stdin.take().unwrap();
    let mut output = BufReader::new(provider.stdout.take().unwrap());
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    assert_eq!(line, "{\"v\":[1]}\n", "before any request");

    let request = concat!(
        r#"{"v":1,"registry":{"index-url":"sparse+https://registry.example/index/"},"#,
        r#""kind":"get","operation":"read"}"#,
        "\n"
    );
    for _ in 0..2 {
        for byte in request.as_bytes() {
            input.write_all(&[*byte]).unwrap();
            input.flush().unwrap();
        }
        line.clear();
        output.read_line(&mut line).unwrap();
        assert_eq!(line, "{\"Err\":{\"kind\":\"url-not-supported\"}}\n");
    }

    drop(input);
    let mut rest = String::new();
    output.read_to_string(&mut rest).unwrap();
    let end = provider.wait_with_output().unwrap();
    assert!(end.status.success(), "{:?}", end.status);
    assert_eq!(rest, "");
    assert_eq!(String::from_utf8_lossy(&end.stderr), "");
}

#[test]
fn it_talks_to_people_in_words() {
    let run = |arguments: &[&str]| Command::new(PROGRAM).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();

    let version = run(&["--version"]);
    let expect = concat!(
        "cargo-credential-feedwright ",
        env!("CARGO_PKG_VERSION"),
        "\n"
    );
    assert_eq!(text(&version.stdout), expect);
    assert!(version.status.success());

    let alone = run(&[]);
    assert!(alone.status.success());
    assert!(text(&alone.stdout).contains("What it cannot do: "));

    let wrong = run(&["get"]);
    assert_eq!(wrong.status.code(), Some(64));
    assert_eq!(text(&wrong.stdout), "");
    assert!(text(&wrong.stderr).contains("\"get\""));
}

/// Runs `cargo generate-lockfile` on a package that needs the registry's crate,
/// with this list of global providers and the token in cargo's own variable.
fn lock_with(providers: &[&str], registry: &Registry, token: &str, folder: &Path) -> Output {
    let home = folder.join("cargo-home");
    let package = folder.join("package");
    fs::create_dir_all(&home).unwrap();
    fs::create_dir_all(package.join("src")).unwrap();
    fs::write(package.join("src/lib.rs"), "").unwrap();
    fs::write(
        package.join("Cargo.toml"),
        "[package]\nname = \"app\"\nedition = \"2021\"\n\n\
         [dependencies]\nprobe = { version = \"1\", registry = \"practice\" }\n",
    )
    .unwrap();
    let quoted: Vec<String> = providers
        .iter()
        .map(|provider| format!("{provider:?}"))
        .collect();
    let configuration = format!(
        "[registries.practice]\nindex = {:?}\n\n[registry]\nglobal-credential-providers = [{}]\n",
        registry.index(),
        quoted.join(", ")
    );
    fs::write(home.join("config.toml"), configuration).unwrap();
    Command::new(env!("CARGO"))
        .arg("generate-lockfile")
        .current_dir(&package)
        .env("CARGO_HOME", &home)
        .env("CARGO_REGISTRIES_PRACTICE_TOKEN", token)
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .unwrap()
}

/// Cargo walks its list from the last to the first, so a provider that stands
/// last is asked first: with one that is not there, cargo stops.
#[test]
fn cargo_goes_on_to_the_next_provider() {
    let token = "Basic ".to_owned() + &"A".repeat(84);
    let registry = Registry::start(&token);
    let lock = |providers: &[&str]| {
        let folder = tempfile::tempdir().unwrap();
        let output = lock_with(providers, &registry, &token, folder.path());
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!words.contains(&"A".repeat(84)), "the token is shown");
        (output.status.success(), words)
    };

    let (done, words) = lock(&["cargo:token", PROGRAM]);
    assert!(done, "{words}");

    let missing = format!("{PROGRAM}-that-is-not-there");
    let (done, words) = lock(&["cargo:token", &missing]);
    assert!(!done, "the last of the list is not asked first: {words}");

    let (done, words) = lock(&[PROGRAM]);
    assert!(!done, "nobody had a token: {words}");
    assert!(
        words.contains("no credential providers could handle the request"),
        "{words}"
    );
}
