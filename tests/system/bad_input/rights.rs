//! Files and folders that may not be written or read, and a computer without
//! libsecret. Root may do everything, so that it is stopped by other means:
//! `chattr +i`, and a mount that only the program under test sees. Where the
//! system has not even those, the test says so.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::person::Person;
use super::{Bench, error};
use crate::support::{Program, Site};

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn run(program: &str, arguments: &[&str], path: &Path) -> bool {
    let status = Command::new(program).args(arguments).arg(path).output();
    status.is_ok_and(|output| output.status.success())
}

/// A file or folder that nobody may change, until it is dropped.
struct Frozen(PathBuf);

impl Frozen {
    #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
    fn new(path: PathBuf) -> Option<Frozen> {
        let frozen = match is_root() {
            true => run("chattr", &["+i"], &path),
            false => run("chmod", &["a-w"], &path),
        };
        if !frozen {
            eprintln!("skipped: root cannot be kept from writing here");
        }
        frozen.then_some(Frozen(path))
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        match is_root() {
            true => run("chattr", &["-i"], &self.0),
            false => run("chmod", &["u+w"], &self.0),
        };
    }
}

/// The messages, without the system's own words, which depend on how the
/// writing was forbidden.
fn told(bench: &Bench) -> String {
    assert!(bench.problems.is_empty(), "{}", bench.problems.join("\n"));
    bench
        .report
        .replace("Operation not permitted (os error 1)", "[refused]")
        .replace("Permission denied (os error 13)", "[refused]")
}

#[tokio::test]
async fn what_may_not_be_written_is_found_before_anything_is_changed() {
    let mut bench = Bench::start().await;
    for name in ["app/.cargo/config.toml", ".cargo/config.toml"] {
        let person = bench.person();
        let Some(_frozen) = Frozen::new(person.write(name, "[build]\n")) else {
            return;
        };
        check(
            &mut bench,
            &format!("a read-only file, {name}"),
            &person,
            name,
        )
        .await;
    }
    let person = bench.person();
    let Some(_frozen) = Frozen::new(person.repository.clone()) else {
        return;
    };
    check(&mut bench, "a read-only repository", &person, "/app").await;
    insta::assert_snapshot!(told(&bench), @r#"

    # a read-only file, app/.cargo/config.toml
    error: A file cannot be written.
      "[person]/home/app/.cargo/config.toml" is read-only.
      hint: Check the rights of the file and its folder, and the space on the disk.

    # a read-only file, .cargo/config.toml
    error: A file cannot be written.
      "[person]/home/.cargo/config.toml" is read-only.
      hint: Check the rights of the file and its folder, and the space on the disk.

    # a read-only repository
    error: A file cannot be written.
      "[person]/home/app" is read-only.
      hint: Check the rights of the file and its folder, and the space on the disk.
    "#);
}

async fn check(bench: &mut Bench, title: &str, person: &Person, place: &str) {
    let program = person.quickstart(&bench.site, &[]);
    bench
        .check(title, person, program, error("file-not-writable", place))
        .await;
}

#[tokio::test]
async fn files_of_others_are_left_to_them() {
    if !is_root() {
        eprintln!("skipped: only root can give a file away");
        return;
    }
    let mut bench = Bench::start().await;
    let person = bench.person();
    let path = person.write("app/.cargo/config.toml", "[build]\n");
    assert!(run("chown", &["12345"], &path));
    let place = "app/.cargo/config.toml";
    check(&mut bench, "another user's file", &person, place).await;
    let person = bench.person();
    person.write("app/.cargo/keep", "");
    let folder = person.repository.join(".cargo");
    let mode = std::fs::Permissions::from_mode(0o777);
    std::fs::set_permissions(folder, mode).expect("a mode");
    check(
        &mut bench,
        "a folder that everybody may write",
        &person,
        "app/.cargo",
    )
    .await;
    insta::assert_snapshot!(told(&bench), @r#"

    # another user's file
    error: A file cannot be written.
      "[person]/home/app/.cargo/config.toml" belongs to another user (number 12345).
      hint: Check the rights of the file and its folder, and the space on the disk.

    # a folder that everybody may write
    error: A file cannot be written.
      "[person]/home/app/.cargo" can be written to by every user of this computer.
      hint: Check the rights of the file and its folder, and the space on the disk.
    "#);
}

/// As root another user has to be played: one who can start neither keychain
/// nor server, but does not come that far.
#[tokio::test]
async fn a_configuration_that_may_not_be_read() {
    let mut bench = Bench::start().await;
    let person = bench.person();
    let path = person.write("app/.cargo/config.toml", "[build]\n");
    let mode = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(&path, mode).expect("a mode");
    let program = if is_root() {
        as_nobody(&bench.site, &person)
    } else {
        person.quickstart(&bench.site, &[])
    };
    let program = program
        .argument("--token-stdin")
        .variable("FEEDWRIGHT_HOME", person.nobody())
        .input("A".repeat(84));
    let place = "app/.cargo/config.toml";
    let expect = error("configuration-unreadable", place);
    bench
        .check("an unreadable file", &person, program, expect)
        .await;
    insta::assert_snapshot!(told(&bench), @r"

    # an unreadable file
    error: A Cargo configuration file cannot be read: [person]/home/app/.cargo/config.toml
      It cannot be read ([refused]).
      hint: Check its rights, and that it is a file.
    ");
}

/// `quickstart` by user 65534, from a copy that this user can reach.
fn as_nobody(site: &Site, person: &Person) -> Program {
    let root = site.workplace.root();
    let copy = root.join("feedwright-copy");
    std::fs::copy(env!("CARGO_BIN_EXE_feedwright"), &copy).expect("a copy");
    for path in [root, &copy] {
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(path, mode).expect("a mode");
    }
    let program = Program::new(
        Path::new("setpriv"),
        &["--reuid=65534", "--regid=65534", "--clear-groups"],
    );
    person
        .quickstart_with(site, program.argument(&copy), &[])
        .variable("HOME", &person.home)
        .variable("CARGO_HOME", person.home.join(".cargo"))
}

/// The library is hidden by a mount that only this one process sees.
#[tokio::test]
async fn without_libsecret_no_provider_is_written() {
    let mut bench = Bench::start().await;
    let person = bench.person();
    let real = cargo_home::Computer::from_environment().expect("this computer");
    let cargo_home::Libsecret::Found(library) = cargo_home::libsecret(&real) else {
        panic!("these tests need libsecret");
    };
    let hide = "mount --bind /dev/null \"$0\" && exec \"$@\"";
    let namespace: &[&str] = if is_root() { &["-m"] } else { &["-rm"] };
    let sees = Command::new("unshare")
        .args(namespace)
        .args(["sh", "-c", hide])
        .arg(&library)
        .arg("true")
        .output();
    if !sees.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: mounts of one process are not possible here");
        return;
    }
    let program = Program::new(Path::new("unshare"), namespace)
        .argument("sh")
        .argument("-c")
        .argument(hide)
        .argument(&library)
        .argument(env!("CARGO_BIN_EXE_feedwright"));
    let program = bench.site.workplace.equip(program);
    let program = person.quickstart_with(&bench.site, program, &[]);
    let expect = error("keychain-missing", "libsecret");
    bench.check("no libsecret", &person, program, expect).await;
    let told = told(&bench);
    let (_, rest) = told.split_once("  cargo ").expect("cargo's version");
    let version = rest.split(' ').next().expect("cargo's version");
    insta::assert_snapshot!(told.replace(version, "[version]"), @r"

    # no libsecret
    error: This computer has no keychain that cargo could read: libsecret-1.so.0
      cargo [version] reads the keychain through libsecret, which is not installed.
      hint: Install libsecret (libsecret-1-0 on Debian and Ubuntu, libsecret on Fedora).
    ");
}
