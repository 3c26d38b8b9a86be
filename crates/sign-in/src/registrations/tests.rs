//! The list, its file, and what is never let into it.

use std::fs;

use azure_devops::network::ProxyAddress;
use proptest::prelude::*;

use super::*;

const FEED: &str = "sparse+https://pkgs.dev.azure.com/contoso/My%20Project/_packaging/mirror@Local~force-auth/Cargo/index/";
const LOCAL: &str =
    "sparse+http://127.0.0.1:8080/tfs/DefaultCollection/_packaging/mirror/Cargo/index/";

fn contoso() -> Endpoints {
    Endpoints::parse("https://dev.azure.com/contoso").unwrap()
}

fn local() -> Endpoints {
    Endpoints::parse("http://127.0.0.1:8080/tfs/DefaultCollection").unwrap()
}

fn both() -> Registrations {
    let list = Registrations::default().with(FEED, &contoso()).unwrap();
    list.with(LOCAL, &local()).unwrap()
}

/// The list of a file with this content, or the words that refuse it.
fn read(content: &str) -> Result<Registrations, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = Registrations::file(folder.path());
    fs::write(&path, content).unwrap();
    let shown = format!("{}", path.display());
    Registrations::read(folder.path()).map_err(|error| error.to_string().replace(&shown, "FILE"))
}

/// A file with one entry.
fn one(index: &str, organization: &str) -> String {
    serde_json::json!({ "schema": 1, "registries": [{ "index": index, "organization": organization }] })
        .to_string()
}

#[test]
fn the_file_is_what_the_plan_shows() {
    insta::assert_snapshot!(both().to_json(), @r#"
    {
      "schema": 1,
      "registries": [
        {
          "index": "sparse+http://127.0.0.1:8080/tfs/DefaultCollection/_packaging/mirror/Cargo/index/",
          "organization": "http://127.0.0.1:8080/tfs/DefaultCollection"
        },
        {
          "index": "sparse+https://pkgs.dev.azure.com/contoso/My%20Project/_packaging/mirror@Local~force-auth/Cargo/index/",
          "organization": "https://dev.azure.com/contoso"
        }
      ]
    }
    "#);
    assert!(both().to_json().ends_with("}\n"));
    assert_eq!(read(&both().to_json()).unwrap(), both());
    let turned = Registrations::default().with(LOCAL, &local()).unwrap();
    let turned = turned.with(FEED, &contoso()).unwrap();
    assert_eq!(turned.to_json(), both().to_json());
}

#[cfg(unix)]
#[test]
fn a_way_to_the_network_is_kept_without_its_secret() {
    let proxy = |text: &str| ProxyAddress::parse(text, 80).ok();
    let network = NetworkOptions {
        proxy: proxy("http://ann:canary@proxy.example:3128"),
        last_proxy: proxy("socks5h://other.example"),
        authority_files: ["/etc/corp.pem", "beside.pem", "/a\nb"]
            .map(PathBuf::from)
            .into(),
    };
    let list = both().without(FEED).reached_by(LOCAL, &network);
    insta::assert_snapshot!(list.to_json(), @r#"
    {
      "schema": 1,
      "registries": [
        {
          "index": "sparse+http://127.0.0.1:8080/tfs/DefaultCollection/_packaging/mirror/Cargo/index/",
          "organization": "http://127.0.0.1:8080/tfs/DefaultCollection",
          "proxy": "http://proxy.example:3128",
          "last_proxy": "socks5h://other.example:1080",
          "authority_files": [
            "/etc/corp.pem"
          ]
        }
      ]
    }
    "#);
    assert_eq!(read(&list.to_json()).unwrap(), list);
    let known = list.find(LOCAL).unwrap().network();
    assert!(!known.proxy.as_ref().unwrap().has_credentials());
    // A registration that is made again has no way of its own.
    let again = list.with(LOCAL, &local()).unwrap();
    assert_eq!(
        again.find(LOCAL).unwrap().network(),
        &NetworkOptions::default()
    );
    assert_eq!(list.reached_by(FEED, &network), list);
}

#[test]
fn a_wrong_way_to_the_network_is_refused() {
    let check = |field: &str, value: serde_json::Value, expect: &str| {
        let mut file: serde_json::Value =
            serde_json::from_str(&one(FEED, "https://dev.azure.com/contoso")).unwrap();
        file["registries"][0][field] = value;
        let expect = format!("FILE is damaged at registries[0].{field}: {expect}.");
        assert_eq!(read(&file.to_string()), Err(expect));
    };
    let secret = "it holds a name or a password";
    check("proxy", "http://ann:canary@p.example:1".into(), secret);
    check("last_proxy", "http://canary@p.example:1".into(), secret);
    for wrong in ["", "ftp://p.example:1", "a b:1", "http://"] {
        check("proxy", wrong.into(), "it is no address of a proxy");
    }
    check("proxy", 1.into(), "it is missing or no text");
    check("proxy", "x".repeat(3_000).into(), "it is too long");
    let absolute = "each has to be an absolute path";
    for wrong in ["", "corp.pem", "../corp.pem", "/a\u{7}b"] {
        check("authority_files", serde_json::json!([wrong]), absolute);
    }
    check("authority_files", serde_json::json!([1]), absolute);
    let list = "it is no list, or too long a one";
    check("authority_files", "/corp.pem".into(), list);
    check("authority_files", vec!["/corp.pem"; 17].into(), list);
}

#[test]
fn without_a_file_nothing_is_registered() {
    let folder = tempfile::tempdir().unwrap();
    let list = Registrations::read(&folder.path().join("none")).unwrap();
    assert_eq!(list.iter().count(), 0);
    assert_eq!(list.organization_of(FEED), None);
}

#[test]
fn entries_are_added_replaced_and_taken_out() {
    let list = both();
    assert_eq!(list.iter().count(), 2);
    let found = list.organization_of(FEED).unwrap();
    assert_eq!(found.as_str(), "https://dev.azure.com/contoso");
    let spelled = Endpoints::parse("https://dev.azure.com/Contoso").unwrap();
    let again = list.with(FEED, &spelled).unwrap();
    assert_eq!(again.iter().count(), 2, "the same index is one entry");
    let found = again.organization_of(FEED).unwrap();
    assert_eq!(found.as_str(), "https://dev.azure.com/Contoso");
    let less = again.without(FEED);
    assert_eq!(less.organization_of(FEED), None);
    assert!(less.organization_of(LOCAL).is_some());
    assert_eq!(less.without(FEED), less);
}

#[test]
fn only_an_index_of_the_organization_itself_is_registered() {
    let refusal = |index: &str| {
        let refused = Registrations::default().with(index, &contoso());
        let words = refused.unwrap_err().to_string();
        assert!(!words.contains("hunter2"), "{words}");
        words
    };
    let below = |front: &str| refusal(&format!("{front}/_packaging/mirror/Cargo/index/"));
    let sister = "sparse+https://contoso.pkgs.visualstudio.com/_packaging/f/Cargo/index/";
    assert!(Registrations::default().with(sister, &contoso()).is_ok());
    insta::assert_snapshot!(below("sparse+https://pkgs.dev.azure.com/fabrikam"), @"The index URL belongs to https://dev.azure.com/fabrikam, not to https://dev.azure.com/contoso.");
    insta::assert_snapshot!(below("sparse+https://evil.example/contoso"), @"The index URL belongs to https://evil.example/contoso, not to https://dev.azure.com/contoso.");
    for hostile in [
        "sparse+https://pkgs.dev.azure.com.evil.example/contoso",
        "sparse+http://pkgs.dev.azure.com/contoso",
        "sparse+https://pkgs.dev.azure.com:8443/contoso",
        "sparse+https://pkgs.dev.azure.com/contoso/a%2fb",
    ] {
        let words = below(hostile);
        let start = "The index URL is no address of Azure DevOps: ";
        assert!(words.starts_with(start), "{hostile}: {words}");
    }
    insta::assert_snapshot!(below("sparse+https://me:hunter2@pkgs.dev.azure.com/contoso"), @"The index URL has a user name or password, which belongs in no configuration.");
    insta::assert_snapshot!(below("sparse+https://me@pkgs.dev.azure.com/contoso"), @"The index URL has a user name or password, which belongs in no configuration.");
    insta::assert_snapshot!(below("https://pkgs.dev.azure.com/contoso"), @"The index URL does not start with `sparse+https://`.");
    insta::assert_snapshot!(below("sparse+sparse+https://pkgs.dev.azure.com/contoso"), @"The index URL does not start with `sparse+https://`.");
    insta::assert_snapshot!(below("sparse+https://pkgs.dev.azure.com/contoso/My Project"), @"The index URL is not spelled as Cargo spells it.");
    insta::assert_snapshot!(below("no address"), @"The index URL is not spelled as Cargo spells it.");
    insta::assert_snapshot!(below(&format!("sparse+https://pkgs.dev.azure.com/contoso/{}", "x".repeat(3_000))), @"The index URL is longer than 2048 bytes.");
    for end in [
        "",
        "/",
        "/_packaging/mirror/Cargo/index",
        "/_packaging/mirror/Cargo/index/?a=b",
        "/_packaging/mirror/npm/registry/",
        "/_packaging/mirror/x/Cargo/index/",
        "/_packaging//Cargo/index/",
    ] {
        let words = refusal(&format!("sparse+https://pkgs.dev.azure.com/contoso{end}"));
        assert!(words.starts_with("The index URL is n"), "{end}: {words}");
    }
}

#[test]
fn the_margin_of_tokens_is_the_persons_own_setting() {
    assert_eq!(both().least_time_left(), None);
    let list = both().with_least_time_left(Duration::from_secs(2));
    assert!(list.to_json().contains("\"least_seconds_left\": 2,\n"));
    let read_back = read(&list.to_json()).unwrap();
    assert_eq!(read_back, list);
    assert_eq!(read_back.least_time_left(), Some(Duration::from_secs(2)));
    let changed = list.without(LOCAL).with(LOCAL, &local()).unwrap();
    assert_eq!(changed, list, "other changes leave it");
    let clamped = |seconds| {
        let list = list.with_least_time_left(Duration::from_secs(seconds));
        list.least_time_left().unwrap().as_secs()
    };
    assert_eq!([clamped(0), clamped(60), clamped(9_999)], [1, 60, 3_600]);
    for wrong in ["0", "3601", "-1", "1.5", "\"5\"", "null", "[]"] {
        let content = format!(r#"{{"schema":1,"least_seconds_left":{wrong},"registries":[]}}"#);
        let refused = read(&content).unwrap_err();
        let expect = "FILE is damaged at least_seconds_left: it is no number from 1 to 3600.";
        assert_eq!(refused, expect, "{wrong}");
    }
}

#[test]
fn a_hostile_file_is_refused_with_the_place() {
    let refusal = |content: &str| read(content).unwrap_err();
    let organization = "https://dev.azure.com/contoso";
    insta::assert_snapshot!(refusal(""), @"FILE is damaged at line 1, column 0: it is no JSON.");
    insta::assert_snapshot!(refusal("[]"), @"FILE is damaged at the file: it is no object.");
    insta::assert_snapshot!(refusal("{}"), @"FILE is damaged at schema: it is missing or no known number.");
    insta::assert_snapshot!(refusal(r#"{"schema":2}"#), @"FILE has schema 2, which is newer than this program's 1.");
    insta::assert_snapshot!(refusal(r#"{"schema":1}"#), @"FILE is damaged at registries: it is missing or no list.");
    insta::assert_snapshot!(refusal(r#"{"schema":1,"registries":[],"x":1}"#), @"FILE is damaged at the file: it has an unknown field.");
    insta::assert_snapshot!(refusal(r#"{"schema":1,"registries":[7]}"#), @"FILE is damaged at registries[0]: it is no object.");
    insta::assert_snapshot!(refusal(r#"{"schema":1,"registries":[{"index":1,"organization":"x"}]}"#), @"FILE is damaged at registries[0].index: it is missing or no text.");
    insta::assert_snapshot!(refusal(&one(FEED, "evil")), @"FILE is damaged at registries[0].index: it belongs to another organization.");
    insta::assert_snapshot!(refusal(&one(FEED, "ftp://x")), @"FILE is damaged at registries[0].organization: it is no Azure DevOps organization.");
    insta::assert_snapshot!(refusal(&one("sparse+https://evil.example/c/_packaging/f/Cargo/index/", organization)), @"FILE is damaged at registries[0].index: it belongs to another organization.");
    insta::assert_snapshot!(refusal(&one(&FEED.replace("%20", " "), organization)), @"FILE is damaged at registries[0].index: it is not spelled as Cargo spells it.");
    let entry = format!(r#"{{"index":{FEED:?},"organization":{organization:?}}}"#);
    insta::assert_snapshot!(refusal(&format!(r#"{{"schema":1,"registries":[{entry},{entry}]}}"#)), @"FILE is damaged at registries[1].index: it is listed twice.");
    insta::assert_snapshot!(refusal(&format!(r#"{{"schema":1,"registries":[{}]}}"#, "7,".repeat(1_001) + "7")), @"FILE is damaged at registries: there are more than 1,000.");
    insta::assert_snapshot!(refusal(&" ".repeat(1024 * 1024 + 1)), @"FILE is damaged at the file: it is larger than 1 MiB.");
    insta::assert_snapshot!(refusal(&"[".repeat(10_000)), @"FILE is damaged at line 1, column 128: it is no JSON.");
}

#[cfg(unix)]
#[test]
fn a_file_that_others_may_have_written_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let path = Registrations::file(folder.path());
    fs::write(&path, both().to_json()).unwrap();
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode));
    let check = |of_file: u32, of_folder: u32, good: bool| {
        mode(&path, of_file).unwrap();
        mode(folder.path(), of_folder).unwrap();
        let refused = Registrations::read(folder.path()).err();
        let as_expected = match &refused {
            None => good,
            Some(error) => {
                !good && matches!(error, RegistrationsFileError::WritableByOthers { .. })
            }
        };
        assert!(as_expected, "{of_file:o} in {of_folder:o}: {refused:?}");
    };
    check(0o600, 0o700, true);
    check(0o644, 0o755, true);
    check(0o600, 0o775, true);
    check(0o600, 0o1777, true);
    check(0o620, 0o700, false);
    check(0o602, 0o700, false);
    check(0o666, 0o700, false);
    check(0o600, 0o777, false);
}

#[cfg(unix)]
#[test]
fn a_file_of_somebody_else_is_refused() {
    use std::os::unix::fs::chown;

    if !rustix::process::geteuid().is_root() {
        println!("skipped: only root can give files away");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = Registrations::file(folder.path());
    fs::write(&path, both().to_json()).unwrap();
    let refused = |place: &Path| {
        let refused = Registrations::read(folder.path()).unwrap_err();
        let known =
            matches!(&refused, RegistrationsFileError::OtherOwner { path } if path == place);
        assert!(known, "{refused}");
    };
    chown(&path, Some(65_534), None).unwrap();
    refused(&path);
    chown(&path, Some(0), None).unwrap();
    chown(folder.path(), Some(65_534), None).unwrap();
    refused(folder.path());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = Registrations::file(folder.path());
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    let refused = Registrations::read(folder.path()).unwrap_err();
    assert!(
        matches!(refused, RegistrationsFileError::NoFile { .. }),
        "{refused}"
    );
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(Registrations::read(folder.path()).is_err());
    fs::remove_dir(&path).unwrap();
    std::os::unix::fs::symlink(&path, &path).unwrap();
    assert!(Registrations::read(folder.path()).is_err());
}

proptest! {
    /// Whatever is done to a registered address: it is another registry.
    #[test]
    fn nothing_but_the_very_same_bytes_is_registered(
        place in 0..FEED.len(), gone in 0usize..4, put in "[ -~]{0,3}|\\PC{1,2}|[\\x00-\\x20]"
    ) {
        let end = FEED.len().min(place + gone);
        let changed = format!("{}{put}{}", &FEED[..place], &FEED[end..]);
        prop_assert_eq!(both().organization_of(&changed).is_some(), changed == FEED);
    }

    /// Whatever is done to an address: what can be registered is of the organization.
    #[test]
    fn no_other_host_is_ever_registered(
        place in 0..FEED.len(), gone in 0usize..4, put in "[ -~]{0,3}|\\.evil\\.example|@evil\\.example/|:8443"
    ) {
        let end = FEED.len().min(place + gone);
        let index = format!("{}{put}{}", &FEED[..place], &FEED[end..]);
        if Registrations::default().with(&index, &contoso()).is_ok() {
            let lower = index.to_lowercase();
            let hosts = ["pkgs.dev.azure.com", "dev.azure.com"];
            let own = |host| lower.starts_with(&format!("sparse+https://{host}/contoso/"));
            prop_assert!(hosts.into_iter().any(own), "{}", index);
        }
    }

    #[test]
    fn any_bytes_are_a_list_or_a_refusal(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse::parse(&bytes, Path::new("registries.json"));
    }
}
