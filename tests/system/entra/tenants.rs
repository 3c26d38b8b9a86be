//! Two directories side by side: the person's own, and the one that the
//! organization belongs to. A token of the wrong one writes nothing.

use practice_server::EntraOptions;
use uuid::Uuid;

use super::Person;

/// The organization belongs to another directory than the person's own.
async fn guest() -> (Person, String, String) {
    let foreign = Uuid::new_v4();
    let entra = EntraOptions {
        organization_tenants: [("contoso".to_owned(), foreign)].into(),
        ..EntraOptions::default()
    };
    let own = entra.tenant.to_string();
    (Person::with(entra).await, own, foreign.to_string())
}

#[tokio::test]
async fn the_organizations_own_directory_is_taken_and_told() {
    let (person, own, foreign) = guest().await;
    let ran = person.browse(&[]).await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert_eq!(person.account().await["tenant"], foreign);
    // Whoever says it is the same; the other one is refused although it exists.
    let ran = person.browse(&["--tenant", &foreign]).await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let ran = person.browse(&["--tenant", &own]).await;
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    assert_eq!(
        person.account().await["tenant"],
        foreign,
        "the account stays"
    );
}

#[tokio::test]
async fn a_token_of_another_directory_stops_before_anything_is_written() {
    let (person, own, _) = guest().await;
    let ran = person.browse(&["--tenant", &own]).await;
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    assert_eq!(
        person
            .site
            .server
            .count_of_token_requests("authorization_code"),
        1
    );
    person.check_nothing_is_kept("sign-in").await;

    let app = person.site.workplace.project("app");
    let wish = [
        "--yes",
        "--project",
        "Practice",
        "--feed",
        "mirror",
        "--browser",
    ];
    let program = person.feedwright("quickstart", &wish);
    let program = program.argument("--client-id").argument(&person.client_id);
    let program = program.argument("--tenant").argument(&own);
    let ran = person
        .browse_for(program.argument("--repository").argument(&app))
        .await;
    assert_eq!(ran.status, 1, "{}\n{}", ran.stdout, ran.stderr);
    person.check_nothing_is_kept("quickstart").await;
    assert!(person.site.workplace.cargo_items().await.is_empty());
    assert!(!app.join(".cargo").exists(), "a file was written");
    let requests = person.site.server.requests();
    let changes = requests
        .iter()
        .filter(|request| request.method != "GET" && request.method != "OPTIONS")
        .filter(|request| !request.path.starts_with("/login/"));
    assert_eq!(changes.count(), 0, "the server was changed");
}
