//! A disk that is full to the last page at every point of `apply`, and a home
//! that may not be written: nothing is torn, the file and the space are named,
//! and with room everything goes on. The disks are real, and small.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::support::{Disk, Site, contents};

const PAGE: u64 = 4096;

/// A site whose home and Feedwright's own folder are below one folder.
async fn site() -> (Site, PathBuf, PathBuf) {
    let mut site = Site::start().await;
    let disk = site.workplace.folder("disk");
    site.workplace.home = disk.join("home");
    site.workplace.feedwright_home = disk.join("feedwright");
    let profile = site.profile(&[]);
    let text = std::fs::read_to_string(&profile).expect("a profile");
    let text = text.replace("repositories = []", "repositories = [\"~/src/app\"]");
    std::fs::write(&profile, text.replace("user-level = true\n", "")).expect("a profile");
    (site, disk, profile)
}

/// What is there before Feedwright comes.
fn lay_out(disk: &Disk, site: &Site) {
    let home = disk.seen(&site.workplace.home);
    for folder in [".cargo", "src/app/src"] {
        std::fs::create_dir_all(home.join(folder)).expect("a folder");
    }
    let manifest = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";
    for (path, text) in [
        ("src/app/Cargo.toml", manifest),
        ("src/app/src/main.rs", "fn main() {}\n"),
        (".cargo/config.toml", "# mine\n[net]\nretry = 1\n"),
    ] {
        std::fs::write(home.join(path), text).expect("a file");
    }
}

/// Fills the disk but for so many pages.
fn fill(folder: &Path, pages: u64) {
    let free = rustix::fs::statvfs(folder).expect("a disk").f_bavail;
    let mut filler = File::create(folder.join("filler")).expect("a file");
    let bytes = (free.saturating_sub(pages) * PAGE)
        .try_into()
        .expect("a length");
    filler.write_all(&vec![0; bytes]).expect("it fits");
}

#[tokio::test]
async fn a_full_disk_tears_nothing_and_is_named() {
    let (site, place, profile) = site().await;
    let script = "mount -t tmpfs -o size=512k,mode=700 tmpfs \"$1\"";
    let Some(disk) = Disk::mount(script, &place).await else {
        return;
    };
    lay_out(&disk, &site);
    let token = site.token();
    let organization = site.organization();
    let sign_in = ["sign-in", "--organization", &organization, "--token-stdin"];
    let sign_in = site.workplace.feedwright(&sign_in);
    let secret = secrecy::ExposeSecret::expose_secret(&token).to_owned();
    let signed_in = disk.start(sign_in.input(secret)).run().await;
    assert_eq!(signed_in.status, 0, "{}", signed_in.stderr);
    let home = disk.seen(&site.workplace.home);
    let before = contents(&home);
    let items = site.workplace.keychain_items().await.len();
    let (mut full, mut pages) = (0, 0);
    loop {
        fill(&disk.seen(&place), pages);
        let apply = site.with_profile("apply", &profile);
        let applied = apply.argument("--yes").argument("--json");
        let applied = disk.start(applied).run().await;
        std::fs::remove_file(disk.seen(&place.join("filler"))).expect("room");
        if applied.status == 0 {
            break;
        }
        let error = applied.line("error");
        assert_eq!(error["code"], "disk-full", "{pages} pages: {error}");
        let named = error["place"].as_str().expect("a place");
        assert!(Path::new(named).starts_with(&place), "{named}");
        let why = error["why"].as_str().expect("a reason");
        assert!(why.contains("bytes are free there"), "{why}");
        let undo = site.workplace.feedwright(&["undo", "--yes", "--json"]);
        let undone = disk.start(undo).run().await;
        let nothing = undone.status != 0;
        assert!(!nothing || undone.line("error")["code"] == "nothing-to-undo");
        assert_eq!(contents(&home), before, "{pages} pages");
        full += 1;
        pages += 1;
        assert!(pages < 60, "it never fits");
    }
    assert!(full > 4, "it was full {full} times");
    let undo = site.workplace.feedwright(&["undo", "--yes"]);
    assert_eq!(disk.start(undo).run().await.status, 0);
    assert_eq!(contents(&home), before);
    assert_eq!(site.workplace.keychain_items().await.len(), items);
}

#[tokio::test]
async fn a_home_that_may_only_be_read_is_told_before_anything_is_done() {
    let (mut site, place, profile) = site().await;
    site.workplace.feedwright_home = site.workplace.root().join("feedwright");
    // Laid out first, then mounted once more for reading alone.
    let script = "mount -t tmpfs tmpfs \"$1\" && mkdir \"$1/home\"";
    let Some(disk) = Disk::mount(script, &place).await else {
        return;
    };
    lay_out(&disk, &site);
    let remount = crate::support::Program::new(Path::new("mount"), &["-o", "remount,ro"]);
    let remounted = disk.start(remount.argument(&place)).run().await;
    assert_eq!(remounted.status, 0, "{}", remounted.stderr);
    site.sign_in(&site.token()).await;
    let before = contents(&disk.seen(&place));
    let items = site.workplace.keychain_items().await;
    let apply = site.with_profile("apply", &profile);
    let apply = apply.argument("--yes").argument("--json");
    let applied = disk.start(apply).run().await;
    assert_eq!(applied.status, 1, "{}", applied.stdout);
    let error = applied.line("error");
    assert_eq!(error["code"], "file-not-writable", "{error}");
    let home = site.workplace.home.display().to_string();
    assert!(error.to_string().contains(&home), "{error}");
    assert_eq!(contents(&disk.seen(&place)), before);
    assert_eq!(site.workplace.keychain_items().await, items);
    assert!(
        site.server.feeds().is_empty(),
        "nothing on the server either"
    );

    // Where Feedwright's own folder is there too, it says so.
    site.workplace.feedwright_home = place.join("feedwright");
    let organization = site.organization();
    let sign_in = [
        "sign-in",
        "--organization",
        &organization,
        "--token-stdin",
        "--json",
    ];
    let token = site.token();
    let secret = secrecy::ExposeSecret::expose_secret(&token).to_owned();
    let sign_in = site.workplace.feedwright(&sign_in).input(secret);
    let refused = disk.start(sign_in).run().await;
    assert_eq!(
        refused.line("error")["code"],
        "folder-unusable",
        "{}",
        refused.stderr
    );
}
