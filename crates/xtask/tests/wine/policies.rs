//! What an administrator sets for everybody on Windows: values in the registry.

use serde_json::Value;

use crate::Desk;

const KEY: &str = r"HKLM\SOFTWARE\Policies\Feedwright";
const ID: &str = "66666666-7777-8888-9999-000000000000";

impl Desk {
    fn registry(&self, words: &[&str]) {
        let mut command = self.wine();
        let done = command.arg("reg").args(words).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "reg {words:?}: {said}");
    }

    fn set(&self, name: &str, kind: &str, data: &str) {
        self.registry(&["add", KEY, "/v", name, "/t", kind, "/d", data, "/f"]);
    }

    /// The error of signing in by a device code, where nobody answers.
    fn refused(&self, client_id: &str) -> Value {
        let ran = self.feedwright(&[
            "sign-in",
            "--json",
            "--device-code",
            "--organization",
            "http://127.0.0.1:9/tfs/DefaultCollection",
            "--client-id",
            client_id,
        ]);
        assert_eq!(ran.status, Some(1), "{}{}", ran.stdout, ran.stderr);
        serde_json::from_str(ran.stdout.lines().last().unwrap()).unwrap()
    }
}

#[test]
#[ignore = "needs the programs for Windows and Wine: cargo xtask cross windows"]
fn what_is_set_in_the_registry_counts() {
    let desk = Desk::new();
    let check = |client_id: &str, code: &str, why: &str| {
        let error = desk.refused(client_id);
        assert_eq!(error["code"], code, "{error}");
        let place = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Feedwright";
        assert_eq!(error["place"], place, "{error}");
        assert!(error["why"].as_str().unwrap().contains(why), "{error}");
    };
    let allowed = || {
        let code = desk.refused(ID)["code"].as_str().unwrap().to_owned();
        assert!(!code.starts_with("policy"), "{code}");
    };
    allowed();
    desk.set("device-code", "REG_DWORD", "0");
    check(
        ID,
        "policy-forbids",
        "Nobody signs in by a code on another device",
    );
    desk.set("device-code", "REG_DWORD", "1");
    allowed();
    desk.set("client-id", "REG_SZ", ID);
    allowed();
    let other = ID.replace('6', "5");
    check(
        &other,
        "policy-forbids",
        "People sign in with the application",
    );
    for (name, kind, data, why) in [
        (
            "device-code",
            "REG_SZ",
            "no",
            "device-code must be true or false",
        ),
        (
            "device-code",
            "REG_DWORD",
            "2",
            "device-code must be true or false",
        ),
        ("client-id", "REG_DWORD", "1", "client-id must be a text"),
        ("client-id", "REG_SZ", "contoso", "client-id: "),
        ("surprise", "REG_SZ", "yes", "knows no key \"surprise\""),
    ] {
        desk.set(name, kind, data);
        check(ID, "policy-invalid", why);
        desk.registry(&["delete", KEY, "/f"]);
    }
    desk.registry(&["add", &format!(r"{KEY}\Deeper"), "/f"]);
    check(ID, "policy-invalid", "knows no key \"Deeper\"");
    desk.registry(&["delete", KEY, "/f"]);
    allowed();
}
