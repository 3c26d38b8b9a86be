//! Microsoft's public Python client of Azure DevOps against the practice server: our simulator is
//! judged by a client that we did not write.
//!
//! Needs a Python with `tests/python/requirements.txt` installed; its path is in
//! `FEEDWRIGHT_PYTHON`. Without it the test says that it was skipped.

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::process::Stdio;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use practice_server::{
        Edition, PracticeOptions, PracticeServer, TokenRequest, Upstream, UpstreamSpelling,
    };
    use secrecy::{ExposeSecret as _, SecretString};
    use serde_json::{Value, json};
    use tokio::io::AsyncWriteExt as _;
    use tokio::process::Command;

    const PROJECT: &str = "O'Brien's Crates";

    fn python() -> Option<PathBuf> {
        let path = std::env::var_os("FEEDWRIGHT_PYTHON").map(PathBuf::from);
        if path.is_none() {
            println!("skipped: FEEDWRIGHT_PYTHON names no Python with the client installed");
        }
        path
    }

    async fn run(
        python: &Path,
        server: &PracticeServer,
        token: &SecretString,
        exists: bool,
    ) -> Value {
        let script =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/python/azure_devops_client.py");
        let spelling = server.options().spelling;
        let upstream = json!({
            "name": spelling.name(),
            "protocol": spelling.protocol(),
            "location": spelling.location(),
            "display_location": spelling.location(),
            "upstream_source_type": "public",
        });
        let mut child = Command::new(python)
            .arg(script)
            .args([server.organization_url().as_str(), PROJECT, "crates-mirror"])
            .arg(upstream.to_string())
            .env("FEED_EXISTS", if exists { "1" } else { "0" })
            .env("NO_PROXY", "127.0.0.1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input
            .write_all(token.expose_secret().as_bytes())
            .await
            .unwrap();
        drop(input);
        let output = child.wait_with_output().await.unwrap();
        assert!(
            output.status.success(),
            "the client failed; see its messages above"
        );
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Saves a crate as cargo would: asks for its file through the feed.
    async fn save(server: &PracticeServer, token: &SecretString, name: &str) -> String {
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        let encoded = STANDARD.encode(format!("PAT:{}", token.expose_secret()));
        let get = |url: String| {
            client
                .get(url)
                .header("Authorization", format!("Basic {encoded}"))
                .send()
        };
        let index = format!(
            "{}/O'Brien's%20Crates/_packaging/crates-mirror/Cargo/index",
            server.organization_url()
        );
        let config: Value = get(format!("{index}/config.json"))
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        let lines = get(format!("{index}/se/rd/{name}"))
            .await
            .unwrap()
            .text()
            .await
            .unwrap();
        let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
        let version = last["vers"].as_str().unwrap().to_owned();
        let download = config["dl"].as_str().unwrap();
        let download = download
            .replace("{crate}", name)
            .replace("{version}", &version);
        assert_eq!(get(download).await.unwrap().status(), 302);
        version
    }

    async fn check(edition: Edition, spelling: UpstreamSpelling) {
        let Some(python) = python() else { return };
        let upstream = Upstream::BuiltIn;
        let options = PracticeOptions {
            edition,
            spelling,
            upstream,
            ..PracticeOptions::default()
        };
        let server = PracticeServer::start(options).await.unwrap();
        let token = server.issue_token(TokenRequest::default());
        let first = run(&python, &server, &token, false).await;
        let projects: Vec<&str> = first["projects"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(
            projects,
            [
                "Practice",
                "Fabrikam",
                "My Project",
                "O'Brien's Crates",
                "Überprüfung"
            ]
        );
        assert_eq!(first["pages"], 3);
        assert_eq!(first["projects_by_continuation"], first["projects"]);
        assert_eq!(first["continuation_tokens"], json!(["2", "4"]));
        let source = &first["created"]["upstream_sources"][0];
        assert_eq!(source["location"], spelling.location());
        assert_eq!(source["status"], "ok");
        assert_eq!(first["created"], first["read_back"]);
        assert_eq!(first["created"]["project"], PROJECT);
        assert_eq!(first["feeds"], json!(["crates-mirror"]));
        assert_eq!(first["views"], json!(["Local", "Prerelease", "Release"]));
        assert_eq!(first["packages"], json!([]));
        assert_eq!(server.count_of_feeds_created("crates-mirror"), 1);

        let version = save(&server, &token, "serde").await;
        let second = run(&python, &server, &token, true).await;
        let package = &second["packages"][0];
        assert_eq!(
            (&package["name"], &package["protocol"]),
            (&json!("serde"), &json!("Cargo"))
        );
        assert_eq!(package["versions"][0]["version"], version);
        assert_eq!(package["versions"][0]["upstream"], source["id"]);
        assert_eq!(package["versions"][0]["views"], json!(["Local"]));
        assert_eq!(server.count_of_feeds_created("crates-mirror"), 1);
        server.stop().await;
    }

    #[tokio::test]
    async fn it_works_with_a_server() {
        check(Edition::Server2022_1, UpstreamSpelling::A).await;
    }

    #[tokio::test]
    async fn it_works_with_the_other_spelling_and_the_areas_of_the_cloud() {
        check(Edition::Services, UpstreamSpelling::B).await;
    }

    /// The client asks in 7.1, learns from the server that it speaks 7.0, and goes down to it.
    #[tokio::test]
    async fn it_goes_down_to_the_version_of_an_old_server() {
        let Some(python) = python() else { return };
        let edition = Edition::Server2022Rtm;
        let upstream = Upstream::BuiltIn;
        let options = PracticeOptions {
            edition,
            upstream,
            ..PracticeOptions::default()
        };
        let server = PracticeServer::start(options).await.unwrap();
        let seed = practice_server::FeedSeed {
            name: "crates-mirror".to_owned(),
            project: Some(PROJECT.to_owned()),
            crates_io: false,
        };
        server.add_feed(&seed).unwrap();
        let token = server.issue_token(TokenRequest::default());
        let answer = run(&python, &server, &token, true).await;
        assert_eq!(answer["pages"], 3);
        assert_eq!(answer["read_back"]["upstream_sources"], json!([]));
    }
}
