//! The settings file: small, whole, and never in the way.

use crate::support::{Place, write};
use window::Session;
use window::contract::{Appearance, Settings, TextSize};

/// An application's id as the portal shows it.
const CLIENT: &str = "0a1b2c3d-0000-4000-8000-000000000001";

fn chosen() -> Settings {
    Settings {
        language: Some("de".to_owned()),
        appearance: Appearance::Dark,
        text_size: TextSize(150),
        client_id: Some(CLIENT.to_owned()),
        device_code: true,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_kept_in_bounds_beside_what_is_not_known() {
    let place = Place::new().await;
    let folder = &place.options.folders.configuration;
    assert_eq!(place.session.begin().0, Settings::default());
    assert!(!folder.exists(), "looking makes nothing");
    write(
        folder,
        "settings.json",
        "{\"future\": {\"a\": 1}, \"textSize\": \"huge\"}",
    );
    assert_eq!(place.session.begin().0, Settings::default());
    let kept = place.session.change_settings(chosen()).await.expect("kept");
    assert_eq!((kept, place.session.begin().0), (chosen(), chosen()));
    let text = std::fs::read_to_string(folder.join("settings.json")).expect("a file");
    assert!(
        text.contains("future") && text.contains("\"textSize\": 150"),
        "{text}"
    );
    let wild = Settings {
        language: Some("de\u{202e}<b>".to_owned()),
        text_size: TextSize(9_000),
        ..chosen()
    };
    let kept = place.session.change_settings(wild).await.expect("kept");
    assert_eq!((kept.language, kept.text_size), (None, TextSize(200)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_id_is_one_or_is_refused_in_words() {
    let place = Place::new().await;
    let with = |id: &str| Settings {
        client_id: Some(id.to_owned()),
        ..chosen()
    };
    for (typed, kept) in [
        (format!(" {} ", CLIENT.to_uppercase()), Some(CLIENT)),
        (" ".to_owned(), None),
    ] {
        let settings = place.session.change_settings(with(&typed)).await;
        let settings = settings.expect("kept");
        assert_eq!(settings.client_id.as_deref(), kept, "{typed:?}");
        assert_eq!(place.session.begin().0, settings);
    }
    for wrong in ["contoso", "00000000-0000-0000-0000-000000000000", "a/b"] {
        let problem = place.session.change_settings(with(wrong)).await;
        let problem = problem.expect_err("no id");
        assert_eq!(problem.code, "client-id-missing", "{wrong}");
        let why = problem.why.expect("why");
        assert!(why.contains("has the form"), "{why}");
    }
    assert_eq!(place.session.begin().0.client_id, None, "as before");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_moved_aside() {
    let place = Place::new().await;
    let folder = &place.options.folders.configuration;
    for damaged in ["{\"language\": ", "[]", "\u{0}\u{1}", &" ".repeat(70_000)] {
        write(folder, "settings.json", damaged);
        assert_eq!(place.session.begin().0, Settings::default());
        let aside = std::fs::read_to_string(folder.join("settings.damaged.json"));
        assert_eq!(aside.expect("the old file"), damaged);
        place.session.change_settings(chosen()).await.expect("kept");
        assert_eq!(place.session.begin().0, chosen());
    }
    std::fs::remove_file(folder.join("settings.json")).expect("removed");
    std::fs::create_dir(folder.join("settings.json")).expect("a folder");
    place.session.change_settings(chosen()).await.expect("kept");
    assert_eq!(place.session.begin().0, chosen());
}

/// A development build reads the policy where the variable says.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_set_for_everybody_is_shown_with_its_place_and_stays() {
    use std::os::unix::fs::PermissionsExt as _;

    let place = Place::new().await;
    place.session.change_settings(chosen()).await.expect("kept");
    let set = "11111111-0000-4000-8000-000000000001";
    let policy = place.home.join("policy.toml");
    let set_policy = |text: &str| {
        write(&place.home, "policy.toml", text);
        let rights = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(&policy, rights).expect("rights");
    };
    set_policy(&format!("client-id = \"{set}\"\ndevice-code = false\n"));
    let mut options = place.options.clone();
    let variables = &mut options.computer.variables;
    variables.insert("FEEDWRIGHT_POLICY".into(), policy.clone().into());
    let session = Session::new(options);

    let settings = session.begin().0;
    assert_eq!((settings.client_id, settings.device_code), (None, false));
    let found = session.found_settings().await.expect("found").client_id;
    let found = found.expect("a client id");
    assert_eq!(found.id, set);
    assert_eq!(found.from.as_deref(), policy.to_str());
    for wish in [
        chosen(),
        Settings {
            client_id: None,
            ..chosen()
        },
    ] {
        let refused = session.change_settings(wish).await.expect_err("locked");
        assert_eq!(refused.code, "policy-forbids");
        assert_eq!(refused.place.as_deref(), policy.to_str());
    }
    let free = Settings {
        client_id: None,
        device_code: false,
        ..chosen()
    };
    session
        .change_settings(free)
        .await
        .expect("the rest is free");
    set_policy("device_code = false\n");
    let refused = session.change_settings(chosen()).await;
    assert_eq!(refused.expect_err("unknown key").code, "policy-invalid");
}
