//! The needs themselves: what each job needs, how one sees that it is there,
//! and what the packages that bring it are called.

use super::distribution::Distribution;

/// What a developer command wants to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Purpose {
    /// Build the headless programs and run the quickstart in practice mode.
    Run,
    /// Build the window and open it.
    RunWindow,
    /// Everything that CI checks.
    Test,
    /// Measure, beside a shell script that does the same.
    Bench,
    /// Build for Windows, and run it.
    CrossWindows,
    /// Check for macOS.
    CrossMacos,
}

/// One thing that must be on the computer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Need {
    CCompiler,
    PkgConfig,
    MessageBus,
    Keyring,
    SecretLibrary,
    WebKit,
    WebDriver,
    VirtualScreen,
    ScreenEvents,
    Browser,
    Python,
    Git,
    Curl,
    /// A compiler whose standard library can be built for other systems.
    CrossCompiler,
    /// Its lints.
    CrossLints,
    WindowsLinker,
    Wine,
}

/// What a virtual environment with pip is made by.
pub(crate) const PYTHON_MODULES: [&str; 2] = ["venv", "ensurepip"];

/// Names under which distributions install Chromium, or Chrome.
pub(crate) const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Debian's compiler, and the source that `-Zbuild-std` builds.
const CROSS_COMPILER: [&str; 2] = [
    "/usr/bin/rustc",
    "/usr/lib/rustlib/src/rust/library/Cargo.lock",
];

/// What Debian's compiler is called with to lint.
pub(crate) const CLIPPY: &str = "/usr/bin/clippy-driver";

const WINDOWS_LINKER: [&str; 2] = ["x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-g++"];

/// Debian's, which needs no 32-bit half.
pub(crate) const WINE: &str = "/usr/lib/wine/wine64";

const RUN: [Need; 5] = [
    Need::CCompiler,
    Need::PkgConfig,
    Need::MessageBus,
    Need::Keyring,
    Need::SecretLibrary,
];

const RUN_WINDOW: [Need; 6] = [
    Need::CCompiler,
    Need::PkgConfig,
    Need::MessageBus,
    Need::Keyring,
    Need::SecretLibrary,
    Need::WebKit,
];

const TEST: [Need; 11] = [
    Need::CCompiler,
    Need::PkgConfig,
    Need::MessageBus,
    Need::Keyring,
    Need::SecretLibrary,
    Need::WebKit,
    Need::WebDriver,
    Need::VirtualScreen,
    Need::Browser,
    Need::Python,
    Need::Git,
];

const BENCH: [Need; 9] = [
    Need::CCompiler,
    Need::PkgConfig,
    Need::MessageBus,
    Need::Keyring,
    Need::SecretLibrary,
    Need::Curl,
    Need::WebKit,
    Need::VirtualScreen,
    Need::ScreenEvents,
];

const CROSS_WINDOWS: [Need; 4] = [
    Need::CCompiler,
    Need::CrossCompiler,
    Need::WindowsLinker,
    Need::Wine,
];

const CROSS_MACOS: [Need; 4] = [
    Need::CCompiler,
    Need::CrossCompiler,
    Need::CrossLints,
    Need::Python,
];

impl Purpose {
    /// What it needs there. macOS and Windows bring a keychain and a webview of
    /// their own, and their linker is there once Rust builds anything at all.
    pub(crate) fn needs(self, distribution: &Distribution) -> &'static [Need] {
        match (self, distribution.is_linux()) {
            (Purpose::Run, true) => &RUN,
            (Purpose::RunWindow, true) => &RUN_WINDOW,
            (Purpose::Test, true) => &TEST,
            (Purpose::Bench, true) => &BENCH,
            (Purpose::Test, false) => &[Need::Python, Need::Git],
            (Purpose::CrossWindows, true) => &CROSS_WINDOWS,
            (Purpose::CrossMacos, true) => &CROSS_MACOS,
            (_, false) => &[],
        }
    }
}

/// How one sees that a need is met, whichever package met it.
#[derive(Debug, PartialEq)]
pub(crate) enum Sign {
    /// Programs that are all on the search path.
    Programs(&'static [&'static str]),
    /// One of these programs is on the search path.
    AnyProgram(&'static [&'static str]),
    /// A library to build with, as pkg-config knows it.
    Development(&'static str),
    /// A library that is loaded while a program runs.
    Library(&'static str),
    /// Files that are all there.
    Files(&'static [&'static str]),
    /// Python 3 with these modules.
    PythonModules(&'static [&'static str]),
}

impl Need {
    /// What it is called in a sentence.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Need::CCompiler => "a C compiler",
            Need::PkgConfig => "pkg-config",
            Need::MessageBus => "D-Bus",
            Need::Keyring => "GNOME Keyring",
            Need::SecretLibrary => "libsecret",
            Need::WebKit => "WebKitGTK 4.1 to build with",
            Need::WebDriver => "WebKitWebDriver",
            Need::VirtualScreen => "Xvfb",
            Need::ScreenEvents => "xev",
            Need::Browser => "Chromium",
            Need::Python => "Python 3 with venv",
            Need::Git => "git",
            Need::Curl => "curl",
            Need::CrossCompiler => "Debian's rustc-web with its library's source",
            Need::CrossLints => "Clippy for Debian's rustc-web",
            Need::WindowsLinker => "the linker of MinGW-w64",
            Need::Wine => "Wine (64 bit)",
        }
    }

    /// How one sees that it is there.
    pub(crate) fn sign(self) -> Sign {
        match self {
            Need::CCompiler => Sign::Programs(&["cc"]),
            Need::PkgConfig => Sign::Programs(&["pkg-config"]),
            Need::MessageBus => Sign::Programs(&["dbus-daemon", "dbus-run-session"]),
            Need::Keyring => Sign::Programs(&["gnome-keyring-daemon"]),
            Need::SecretLibrary => Sign::Library("libsecret-1.so.0"),
            Need::WebKit => Sign::Development("webkit2gtk-4.1"),
            Need::WebDriver => Sign::Programs(&["WebKitWebDriver"]),
            Need::VirtualScreen => Sign::Programs(&["Xvfb"]),
            Need::ScreenEvents => Sign::Programs(&["xev"]),
            Need::Browser => Sign::AnyProgram(&BROWSERS),
            Need::Python => Sign::PythonModules(&PYTHON_MODULES),
            Need::Git => Sign::Programs(&["git"]),
            Need::Curl => Sign::Programs(&["curl"]),
            Need::CrossCompiler => Sign::Files(&CROSS_COMPILER),
            Need::CrossLints => Sign::Files(&[CLIPPY]),
            Need::WindowsLinker => Sign::Programs(&WINDOWS_LINKER),
            Need::Wine => Sign::Files(&[WINE]),
        }
    }

    /// The packages that bring it. dnf and zypper also take the path of a
    /// program where a package's name differs between releases.
    pub(crate) fn packages(self, distribution: &Distribution) -> &'static [&'static str] {
        match distribution {
            Distribution::Debian => self.debian(),
            Distribution::Fedora => self.fedora(),
            Distribution::Arch => self.arch(),
            Distribution::Suse => self.suse(),
            Distribution::MacOs => match self {
                Need::Python => &["python"],
                Need::Git => &["git"],
                _ => &[],
            },
            Distribution::Windows => match self {
                Need::Python => &["Python.Python.3.13"],
                Need::Git => &["Git.Git"],
                _ => &[],
            },
            Distribution::Other(_) => &[],
        }
    }

    fn debian(self) -> &'static [&'static str] {
        match self {
            Need::CCompiler => &["gcc", "libc6-dev"],
            Need::PkgConfig => &["pkg-config"],
            Need::MessageBus => &["dbus"],
            Need::Keyring => &["gnome-keyring"],
            Need::SecretLibrary => &["libsecret-1-0"],
            Need::WebKit => &["libwebkit2gtk-4.1-dev"],
            Need::WebDriver => &["webkit2gtk-driver"],
            Need::VirtualScreen => &["xvfb"],
            Need::ScreenEvents => &["x11-utils"],
            Need::Browser => &["chromium"],
            Need::Python => &["python3-venv"],
            Need::Git => &["git"],
            Need::Curl => &["curl"],
            Need::CrossCompiler => &["rustc-web", "rust-web-src"],
            Need::CrossLints => &["rust-web-clippy"],
            Need::WindowsLinker => &["gcc-mingw-w64-x86-64", "g++-mingw-w64-x86-64"],
            Need::Wine => &["wine", "wine64"],
        }
    }

    fn fedora(self) -> &'static [&'static str] {
        match self {
            Need::CCompiler => &["gcc"],
            Need::PkgConfig => &["pkgconf-pkg-config"],
            Need::MessageBus => &["dbus-daemon"],
            Need::Keyring => &["gnome-keyring"],
            Need::SecretLibrary => &["libsecret"],
            Need::WebKit => &["webkit2gtk4.1-devel"],
            Need::WebDriver => &["/usr/bin/WebKitWebDriver"],
            Need::VirtualScreen => &["xorg-x11-server-Xvfb"],
            Need::ScreenEvents => &["/usr/bin/xev"],
            Need::Browser => &["chromium"],
            Need::Python => &["python3"],
            Need::Git => &["git-core"],
            Need::Curl => &["curl"],
            // Not proved there, so not named.
            Need::CrossCompiler | Need::CrossLints | Need::WindowsLinker | Need::Wine => &[],
        }
    }

    fn arch(self) -> &'static [&'static str] {
        match self {
            Need::CCompiler => &["gcc"],
            Need::PkgConfig => &["pkgconf"],
            Need::MessageBus => &["dbus"],
            Need::Keyring => &["gnome-keyring"],
            Need::SecretLibrary => &["libsecret"],
            Need::WebKit => &["webkit2gtk-4.1"],
            Need::WebDriver => &["webkitgtk-6.0"],
            Need::VirtualScreen => &["xorg-server-xvfb"],
            Need::ScreenEvents => &["xorg-xev"],
            Need::Browser => &["chromium"],
            Need::Python => &["python"],
            Need::Git => &["git"],
            Need::Curl => &["curl"],
            // Not proved there, so not named.
            Need::CrossCompiler | Need::CrossLints | Need::WindowsLinker | Need::Wine => &[],
        }
    }

    fn suse(self) -> &'static [&'static str] {
        match self {
            Need::CCompiler => &["gcc"],
            Need::PkgConfig => &["pkgconf-pkg-config"],
            Need::MessageBus => &["/usr/bin/dbus-daemon", "/usr/bin/dbus-run-session"],
            Need::Keyring => &["gnome-keyring"],
            Need::SecretLibrary => &["libsecret-1-0"],
            Need::WebKit => &["webkit2gtk3-devel"],
            Need::WebDriver => &["/usr/bin/WebKitWebDriver"],
            Need::VirtualScreen => &["/usr/bin/Xvfb"],
            Need::ScreenEvents => &["/usr/bin/xev"],
            Need::Browser => &["chromium"],
            Need::Python => &["python3"],
            Need::Git => &["git-core"],
            Need::Curl => &["curl"],
            // Not proved there, so not named.
            Need::CrossCompiler | Need::CrossLints | Need::WindowsLinker | Need::Wine => &[],
        }
    }
}
