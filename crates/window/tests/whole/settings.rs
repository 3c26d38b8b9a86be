//! The settings file: small, whole, and never in the way.

use crate::support::{Place, write};
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
