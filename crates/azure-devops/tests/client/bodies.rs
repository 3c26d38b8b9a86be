//! Bodies of successful answers that are not what they should be.

use azure_devops::{ClientOptions, ErrorKind, FeedScope};

use crate::support::{FEED, Script, Step, json, options, reply};

async fn feed_from(step: Step) -> Result<String, ErrorKind> {
    let script = Script::play(vec![step]);
    let client = script.client_with(ClientOptions {
        attempts: 1,
        ..options()
    });
    let feed = client.feed(&FeedScope::Organization, "f").await;
    feed.map(|feed| feed.name).map_err(|error| error.kind())
}

#[tokio::test]
async fn a_byte_order_mark_is_accepted() {
    assert_eq!(
        feed_from(json(&format!("\u{feff}{FEED}"))).await,
        Ok("crates-mirror".to_owned())
    );
    assert_eq!(
        feed_from(reply(201, &[], FEED)).await,
        Ok("crates-mirror".to_owned())
    );
}

#[tokio::test]
async fn garbage_and_wrong_shapes() {
    for (body, kind) in [
        ("", ErrorKind::InvalidAnswer),
        ("   ", ErrorKind::InvalidAnswer),
        ("null", ErrorKind::InvalidAnswer),
        ("[]", ErrorKind::InvalidAnswer),
        ("{}", ErrorKind::InvalidAnswer),
        (r#"{"id":7,"name":"f"}"#, ErrorKind::InvalidAnswer),
        ("Please log in to the network.", ErrorKind::NotJson),
        ("{'id':1}", ErrorKind::NotJson),
        (r#"{"id":"f","name":"f"} trailing"#, ErrorKind::NotJson),
        (r#"{"id":"f","na"#, ErrorKind::ConnectionLost),
    ] {
        assert_eq!(feed_from(json(body)).await, Err(kind), "{body}");
    }
}

#[tokio::test]
async fn deep_json_does_no_harm() {
    let deep = format!(
        r#"{{"id":"f","name":"f","upstreamSources":[{{"x":{}{}}}]}}"#,
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    assert_eq!(feed_from(json(&deep)).await, Err(ErrorKind::NotJson));
    let ignored = format!(
        r#"{{"id":"f","name":"f","ignored":{}{}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert!(
        feed_from(json(&ignored))
            .await
            .is_ok_and(|name| name == "f")
    );
    let failed = format!(
        r#"{{"message":{}"x"{}}}"#,
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    assert_eq!(
        feed_from(reply(409, &[], &failed)).await,
        Err(ErrorKind::Conflict)
    );
}

#[tokio::test]
async fn unknown_values_do_no_harm() {
    let body = r#"{"value":[{"role":"Emperor","identityDescriptor":"T;1"},{"role":"reader"}]}"#;
    let script = Script::play(vec![json(body)]);
    let found = script
        .client()
        .permissions(&FeedScope::Organization, "f")
        .await
        .unwrap();
    let roles: Vec<&str> = found
        .iter()
        .map(|permission| permission.role.as_str())
        .collect();
    assert_eq!(roles, ["Emperor", "reader"]);
}
