//! `doctor` of the built program: what is well, what is found, what `--fix`
//! mends so that the real cargo builds again, and what it never does by itself.

mod report;
mod schema;
mod terminal;

use std::path::{Path, PathBuf};

use crate::support::{Ran, Site, contents};
use schema::Schema;

/// A person whose repository gets its crates through feed `mirror`.
struct Patient {
    site: Site,
    repository: PathBuf,
    schema: Schema,
}

impl Patient {
    async fn well() -> Patient {
        let site = Site::start().await;
        let repository = site.workplace.project("app");
        site.sign_in(&site.token()).await;
        let profile = site.profile(&[&repository]);
        site.apply(&profile).await;
        Patient {
            site,
            repository,
            schema: Schema::published(),
        }
    }

    /// `doctor --json`, every line of which is as published.
    async fn doctor(&self, arguments: &[&str]) -> Ran {
        let program = self.site.workplace.feedwright(&["doctor", "--json"]);
        let program = arguments.iter().fold(program, |p, it| p.argument(it));
        let ran = program.run().await;
        self.schema.check(&ran);
        ran
    }

    fn file(&self) -> PathBuf {
        self.repository.join(".cargo/config.toml")
    }

    fn user_file(&self) -> PathBuf {
        self.site.workplace.home.join(".cargo/config.toml")
    }

    async fn builds(&self) -> Ran {
        let cargo = self.site.workplace.cargo(&["build"]);
        cargo.within(&self.repository).run().await
    }

    /// Takes a run back.
    async fn undo(&self, run: &str) {
        let undo = self.site.workplace.feedwright(&["undo", "--yes", run]);
        let undone = undo.run().await;
        assert_eq!(undone.status, 0, "{}", undone.stderr);
    }
}

/// The checks that are not well, as id and variant; the last look's alone. The
/// cargo of this machine may be an old one.
fn troubles(ran: &Ran) -> Vec<String> {
    let lines = ran.stdout.lines().map(serde_json::from_str);
    let mut found = Vec::new();
    for line in lines.map(|line: Result<serde_json::Value, _>| line.expect("JSON")) {
        match line["type"].as_str().expect("a type") {
            "plan" => found.clear(),
            "check" if line["verdict"] != "ok" && line["id"] != "cargo-version" => {
                let word = |name: &str| line[name].as_str().expect("a word").to_owned();
                found.push(format!("{} {}", word("id"), word("variant")));
            }
            _ => {}
        }
    }
    found
}

fn append(path: &Path, text: &str) {
    let mut whole = std::fs::read_to_string(path).unwrap_or_default();
    whole.push_str(text);
    std::fs::write(path, whole).expect("a file");
}

#[tokio::test]
async fn a_set_up_that_works_ends_with_nothing_to_do() {
    let patient = Patient::well().await;
    let before = contents(patient.site.workplace.root());
    let ran = patient.doctor(&[]).await;
    assert_eq!((ran.status, troubles(&ran)), (0, vec![]), "{}", ran.stdout);
    let examined = ran.line("examined");
    assert_eq!(examined["set_ups"], 1);
    assert_eq!(
        (&examined["failed"], &examined["mendable"]),
        (&0.into(), &0.into())
    );
    let fixed = patient.doctor(&["--fix", "--yes"]).await;
    assert_eq!(fixed.status, 0, "{}", fixed.stderr);
    assert!(
        !fixed.stdout.contains(r#""type":"plan""#),
        "{}",
        fixed.stdout
    );
    let text = patient.site.workplace.feedwright(&["doctor", "--verbose"]);
    let text = text.run().await;
    assert_eq!(text.status, 0);
    let listed = text
        .stdout
        .contains("ok       1 of 1 repository uses mirror.");
    assert!(listed, "{}", text.stdout);
    assert_eq!(contents(patient.site.workplace.root()), before);
}

#[tokio::test]
async fn one_broken_thing_is_found_and_mended_and_can_be_taken_back() {
    let patient = Patient::well().await;
    let broken = "# mine\n[build]\njobs = 2\n";
    std::fs::write(patient.file(), broken).expect("a file");
    let found = patient.doctor(&[]).await;
    assert_eq!(troubles(&found), ["config-effective bypass"]);
    assert_eq!(found.status, 2, "{}", found.stdout);
    let text = patient.site.workplace.feedwright(&["doctor"]).run().await;
    let (first, rest) = text.stdout.split_once('\n').expect("lines");
    assert!(first.starts_with("1 problem"), "{first}");
    assert!(rest.contains("fix: feedwright doctor --fix"), "{rest}");

    let refused = patient.doctor(&["--fix"]).await;
    assert_eq!(refused.line("error")["code"], "input-needed");
    assert_eq!(refused.status, 1);
    let now = std::fs::read_to_string(patient.file()).expect("a file");
    assert_eq!(now, broken, "nobody was asked");

    let mended = patient.doctor(&["--fix", "--yes"]).await;
    assert_eq!(
        (mended.status, troubles(&mended)),
        (0, vec![]),
        "{}",
        mended.stdout
    );
    let plan = mended.line("plan");
    assert_eq!(plan["changes"].as_array().expect("changes").len(), 1);
    assert!(
        plan["changes"][0]["diff"]
            .as_str()
            .is_some_and(|diff| diff.contains("+replace-with"))
    );
    append(
        &patient.repository.join("Cargo.toml"),
        "[dependencies]\nitoa = \"1\"\n",
    );
    let built = patient.builds().await;
    assert_eq!(built.status, 0, "{}", built.stderr);
    let saved = patient.site.server.saved_versions("mirror");
    assert!(saved.iter().any(|saved| saved.name == "itoa"), "{saved:?}");

    let runs = mended.line("examined")["runs"].clone();
    assert_eq!(runs.as_array().map(Vec::len), Some(1));
    patient.undo(runs[0].as_str().expect("a run")).await;
    let now = std::fs::read_to_string(patient.file()).expect("a file");
    assert_eq!(now, broken, "undo puts back what was there");
}

#[tokio::test]
async fn several_broken_things_are_mended_in_one_go() {
    let patient = Patient::well().await;
    let written = std::fs::read_to_string(patient.file()).expect("a file");
    let legacy = patient.file().with_extension("");
    std::fs::rename(patient.file(), &legacy).expect("renamed");
    std::fs::write(patient.file(), "[net]\nretry = 3\n").expect("a file");
    let second = format!(
        "\n[registries.second]\nindex = \"{}\"\n",
        patient.site.index("mirror")
    );
    append(&patient.user_file(), &second);
    patient.site.remove_token("mirror").await;
    let found = patient.doctor(&[]).await;
    let troubles_found = troubles(&found);
    assert!(troubles_found.len() >= 3, "{troubles_found:?}");
    assert_eq!(found.status, 2, "{}", found.stdout);

    let mended = patient.doctor(&["--fix", "--yes"]).await;
    assert_eq!(
        (mended.status, troubles(&mended)),
        (0, vec![]),
        "{}",
        mended.stdout
    );
    let plans: Vec<&str> = mended
        .stdout
        .lines()
        .filter(|line| line.contains(r#""type":"plan""#))
        .collect();
    let once: std::collections::BTreeSet<&&str> = plans.iter().collect();
    assert_eq!(once.len(), plans.len(), "a plan was made twice");
    let now = std::fs::read_to_string(patient.file()).expect("a file");
    assert!(now.contains("retry = 3") && !legacy.exists(), "{now}");
    assert!(written.lines().all(|line| now.contains(line)), "{now}");
    append(
        &patient.repository.join("Cargo.toml"),
        "[dependencies]\nitoa = \"1\"\n",
    );
    let built = patient.builds().await;
    assert_eq!(built.status, 0, "{}", built.stderr);
}

#[tokio::test]
async fn what_no_plan_mends_is_said_with_what_does() {
    let patient = Patient::well().await;
    let organization = patient.site.organization();
    let out = ["sign-out", "--organization", &organization];
    let out = patient.site.workplace.feedwright(&out).run().await;
    assert_eq!(out.status, 0, "{}", out.stderr);
    std::fs::write(patient.file(), "").expect("a file");
    let ran = patient.doctor(&["--fix", "--yes"]).await;
    assert_eq!(ran.line("not-mended")["code"], "no-account");
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    let now = std::fs::read_to_string(patient.file()).expect("a file");
    assert_eq!(now, "", "nothing was half made");
}

#[tokio::test]
async fn without_a_set_up_there_is_nothing_to_mend() {
    let site = Site::start().await;
    let ran = site.workplace.feedwright(&["doctor"]).run().await;
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert!(!ran.stdout.contains("works through"), "{}", ran.stdout);
    assert!(site.server.requests().is_empty(), "no server is asked");
}
