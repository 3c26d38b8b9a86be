//! Which proxy the real cargo asks, measured beside what [`cargo_proxy`] says:
//! two ports that only note that somebody came, and one project.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cargo_home::{Computer, MergedConfiguration, cargo_proxy};
use secrecy::ExposeSecret as _;
use tempfile::TempDir;

/// The host that is asked for; nobody resolves it.
const HOST: &str = "feed.test";

/// A port that refuses every tunnel and counts.
struct Port {
    address: SocketAddr,
    count: Arc<AtomicUsize>,
}

impl Port {
    fn open() -> Port {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let count = Arc::<AtomicUsize>::default();
        let counted = count.clone();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                counted.fetch_add(1, Ordering::SeqCst);
                let _ = stream.read(&mut [0; 1024]);
                let _ = stream.write_all(b"HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n");
            }
        });
        Port { address, count }
    }

    fn asked(&self) -> bool {
        self.count.swap(0, Ordering::SeqCst) > 0
    }
}

/// A home, a project in it, and the two proxies A and B.
struct Place {
    home: TempDir,
    ports: [Port; 2],
}

/// What one case writes and sets; `@A` and `@B` are the proxies.
#[derive(Default)]
struct Case {
    user: &'static str,
    repository: &'static str,
    git: &'static str,
    variables: &'static [(&'static str, &'static str)],
}

impl Place {
    fn new() -> Place {
        let home = TempDir::new().unwrap();
        let write = |path: &str, text: &str| {
            let path = home.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write(
            "app/Cargo.toml",
            "[package]\nname = 'app'\nversion = '0.1.0'\nedition = '2021'\n[dependencies]\nlog = '*'\n",
        );
        write("app/src/lib.rs", "");
        Place {
            home,
            ports: [Port::open(), Port::open()],
        }
    }

    fn filled(&self, text: &str) -> String {
        let [one, other] = &self.ports;
        text.replace("@A", &format!("http://{}", one.address))
            .replace("@B", &format!("http://{}", other.address))
    }

    fn app(&self) -> PathBuf {
        self.home.path().join("app")
    }

    fn write(&self, case: &Case) -> Computer {
        let feed = format!(
            "[registries]\nf = {{ index = 'sparse+https://{HOST}/' }}\n[source.crates-io]\nreplace-with = 'f'\n[net]\nretry = 0\n"
        );
        let files = [
            (".cargo/config.toml", self.filled(case.user)),
            (".gitconfig", self.filled(case.git)),
            (
                "app/.cargo/config.toml",
                feed + &self.filled(case.repository),
            ),
        ];
        for (path, text) in files {
            let path = self.home.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let variables: Vec<(String, String)> = case
            .variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), self.filled(value)))
            .collect();
        let more: Vec<(&str, &str)> = variables
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        crate::computer(&self.home, &more)
    }

    /// Whom the real cargo asks.
    fn measured(&self, computer: &Computer) -> &'static str {
        let status = Command::new(env!("CARGO"))
            .arg("generate-lockfile")
            .current_dir(self.app())
            .env_clear()
            .envs(&computer.variables)
            .env("CARGO_HOME", &computer.cargo_home)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(!status.unwrap().success(), "nobody has that crate");
        match self.ports.each_ref().map(Port::asked) {
            [true, false] => "A",
            [false, true] => "B",
            [false, false] => "nobody",
            [true, true] => "both",
        }
    }

    /// Whom we say it asks.
    fn told(&self, computer: &Computer) -> &'static str {
        let merged = MergedConfiguration::read(&self.app(), computer).unwrap();
        let Some(found) = cargo_proxy(HOST, &merged, computer) else {
            return "nobody";
        };
        let address = found.address.expose_secret();
        let is_at = |port: &Port| address.ends_with(&port.address.to_string());
        match self.ports.each_ref().map(is_at) {
            [true, _] => "A",
            [_, true] => "B",
            _ => "another",
        }
    }
}

impl Place {
    /// What the real cargo does and what we say are one and the same.
    fn check(&self, expect: &str, case: &Case) {
        let computer = self.write(case);
        let Case {
            user,
            repository,
            git,
            variables,
        } = case;
        let shown = format!("{user:?} {repository:?} {git:?} {variables:?}");
        assert_eq!(self.measured(&computer), expect, "cargo, with {shown}");
        assert_eq!(self.told(&computer), expect, "we, with {shown}");
    }
}

type Variables = &'static [(&'static str, &'static str)];

#[test]
fn the_real_cargo_reads_variables_as_we_say() {
    let place = Place::new();
    let check = |expect: &str, variables: Variables| {
        place.check(
            expect,
            &Case {
                variables,
                ..Case::default()
            },
        );
    };
    check("nobody", &[]);
    check("A", &[("https_proxy", "@A"), ("HTTPS_PROXY", "@B")]);
    check("B", &[("ALL_PROXY", "@A"), ("HTTPS_PROXY", "@B")]);
    check("A", &[("all_proxy", "@A"), ("HTTP_PROXY", "@B")]);
    check("A", &[("https_proxy", ""), ("HTTPS_PROXY", "@A")]);
    check("nobody", &[("HTTPS_PROXY", "@A"), ("NO_PROXY", "x, .test")]);
    check("A", &[("HTTPS_PROXY", "@A"), ("NO_PROXY", "*.test")]);
    let hidden = &[("HTTPS_PROXY", "@A"), ("no_proxy", "x"), ("NO_PROXY", HOST)];
    check("A", hidden);
}

#[test]
fn the_real_cargo_reads_files_as_we_say() {
    let place = Place::new();
    let (user, git) = ("http.proxy = '@A'", "[http]\n\tproxy = @B\n");
    let check = |expect: &str, user, repository, git, variables: Variables| {
        place.check(
            expect,
            &Case {
                user,
                repository,
                git,
                variables,
            },
        );
    };
    check("A", user, "", "", &[("HTTPS_PROXY", "@B")]);
    check("B", user, "", "", &[("CARGO_HTTP_PROXY", "@B")]);
    check("nobody", user, "", "", &[("NO_PROXY", HOST)]);
    check(
        "nobody",
        "http.proxy = ''",
        "",
        "",
        &[("HTTPS_PROXY", "@A")],
    );
    check("B", user, "[http]\nproxy = '@B'", "", &[]);
    check("B", "", "", git, &[("HTTPS_PROXY", "@A")]);
    check("A", user, "", git, &[]);
    check("nobody", "", "", "[https]\n\tproxy = @A\n", &[]);
}
