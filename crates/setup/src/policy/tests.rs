//! Files that an administrator may have written, and files that somebody else
//! has.
#![cfg(unix)]

use super::*;
use std::os::unix::fs::{PermissionsExt as _, chown, symlink};

const ID: &str = "66666666-7777-8888-9999-000000000000";

struct Etc {
    folder: tempfile::TempDir,
}

impl Etc {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        mode(&path, 0o644);
        path
    }
}

fn mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

fn refused(path: &Path) -> String {
    let failure = read(path, file::me()).unwrap_err();
    assert_eq!(failure.code, ErrorCode::PolicyInvalid);
    failure.why.unwrap_or_default()
}

fn expected(from: &Path) -> Policy {
    Policy {
        from: Some(from.to_owned()),
        client_id: Some(ClientId::parse(ID).unwrap()),
        forbids_device_code: true,
    }
}

#[test]
fn without_a_file_nothing_is_set() {
    let etc = Etc::new();
    let nothing = read(&etc.folder.path().join("policy.toml"), file::me()).unwrap();
    assert_eq!(nothing, Policy::default());
    assert_eq!(nothing.client_id(None).unwrap(), None);
    nothing.check(AccountKind::DeviceCode).unwrap();
}

#[test]
fn toml_and_both_kinds_of_property_list_say_the_same() {
    let etc = Etc::new();
    let toml = format!("# Contoso\nclient-id = \"{ID}\"\ndevice-code = false\n");
    let toml = etc.write("policy.toml", toml.as_bytes());
    assert_eq!(read(&toml, file::me()).unwrap(), expected(&toml));

    let mut keys = plist::Dictionary::new();
    keys.insert("client-id".into(), ID.into());
    keys.insert("device-code".into(), false.into());
    // What the system itself puts beside them.
    keys.insert("PayloadUUID".into(), "x".into());
    let list = plist::Value::Dictionary(keys);
    let (mut xml, mut binary) = (Vec::new(), Vec::new());
    list.to_writer_xml(&mut xml).unwrap();
    list.to_writer_binary(&mut binary).unwrap();
    for bytes in [xml, binary] {
        let path = etc.write("app.feedwright.desktop.plist", &bytes);
        assert_eq!(read(&path, file::me()).unwrap(), expected(&path));
    }
}

#[test]
fn what_is_not_understood_is_told_and_not_passed_over() {
    let etc = Etc::new();
    let check = |text: &str, expect: &str| {
        let path = etc.write("policy.toml", text.as_bytes());
        assert_eq!(refused(&path), expect, "{text}");
    };
    check(
        "clientid = \"x\"",
        "This version knows no key \"clientid\".",
    );
    check("device-code = \"no\"", "device-code must be true or false.");
    check("client-id = 1", "client-id must be a text.");
    check(
        "client-id = \"x\"",
        "client-id: A client id has the form 00000000-0000-0000-0000-000000000000.",
    );
    check("[[[", "It is not TOML.");
    check(&"#".repeat(70_000), "It is larger than 64 KiB.");
    let list = etc.write("a.plist", b"<plist");
    assert_eq!(refused(&list), "It is no property list with keys.");
    assert_eq!(refused(etc.folder.path()), "It is no file.");
}

/// `threats-and-failures` facts, T39.
#[test]
fn what_others_could_have_written_is_not_believed() {
    let etc = Etc::new();
    let path = etc.write("policy.toml", b"device-code = true\n");
    read(&path, file::me()).unwrap();
    for by_others in [0o664, 0o646] {
        mode(&path, by_others);
        assert!(refused(&path).starts_with("Others than root may write to "));
    }
    mode(&path, 0o644);
    mode(etc.folder.path(), 0o775);
    assert!(refused(&path).starts_with("Others than root may write to "));
    mode(etc.folder.path(), 0o755);
    // A link is no way around it.
    let open = tempfile::tempdir().unwrap();
    mode(open.path(), 0o777);
    let theirs = open.path().join("policy.toml");
    std::fs::write(&theirs, "").unwrap();
    std::fs::remove_file(&path).unwrap();
    symlink(&theirs, &path).unwrap();
    assert!(refused(&path).starts_with("Others than root may write to "));
}

#[test]
fn a_file_of_somebody_else_is_not_believed() {
    if file::me() != 0 {
        println!("skipped: only root can give a file away");
        return;
    }
    let etc = Etc::new();
    let path = etc.write("policy.toml", b"");
    chown(&path, Some(65_534), None).unwrap();
    assert!(refused(&path).ends_with(" does not belong to root."));
}

#[test]
fn what_is_set_counts_and_another_wish_is_refused() {
    let policy = expected(Path::new("/etc/feedwright/policy.toml"));
    let set = policy.client_id;
    assert_eq!(policy.client_id(None).unwrap(), set);
    assert_eq!(policy.client_id(set).unwrap(), set);
    let other = ClientId::parse("11111111-7777-8888-9999-000000000000").ok();
    let failure = policy.client_id(other).unwrap_err();
    assert_eq!(failure.code, ErrorCode::PolicyForbids);
    assert_eq!(
        failure.place.as_deref(),
        Some("/etc/feedwright/policy.toml")
    );
    let failure = policy.check(AccountKind::DeviceCode).unwrap_err();
    assert_eq!(failure.code, ErrorCode::PolicyForbids);
    policy.check(AccountKind::Browser).unwrap();
}
