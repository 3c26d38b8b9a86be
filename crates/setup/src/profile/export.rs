//! A profile as the file that other computers can use. It holds no secret,
//! because a profile has no place for one.

use super::{Profile, RawNetwork, Visibility};
use azure_devops::FeedScope;
use std::fmt::Write as _;
use toml_edit::Value;

/// Writes every value, with a comment where its meaning is not plain.
pub(super) fn to_toml(profile: &Profile) -> String {
    let mut text = String::from(
        "# A Feedwright profile: what a computer shall look like. It holds no secrets.\nschema = 1\n",
    );
    section(
        &mut text,
        "organization",
        &[("url", quoted(profile.endpoints.organization_url().as_str()))],
    );
    section(&mut text, "feed", &feed(profile));
    section(
        &mut text,
        "registry",
        &[
            ("name", quoted(profile.registry.name.as_str())),
            (
                "replace-crates-io",
                profile.registry.replace_crates_io.to_string(),
            ),
        ],
    );
    section(&mut text, "credentials", &credentials(profile));
    let repositories = profile
        .workstation
        .repositories
        .iter()
        .map(|path| quoted(&path.to_string_lossy()));
    let repositories = format!("[{}]", repositories.collect::<Vec<_>>().join(", "));
    section(
        &mut text,
        "workstation",
        &[
            ("repositories", repositories),
            ("user-level", profile.workstation.user_level.to_string()),
        ],
    );
    let network = network(profile);
    if !network.is_empty() {
        section(&mut text, "network", &network);
    }
    text
}

fn feed(profile: &Profile) -> Vec<(&'static str, String)> {
    let mut lines = vec![("name", quoted(&profile.feed.name))];
    if let FeedScope::Project(project) = &profile.feed.scope {
        lines.push(("project", quoted(project)));
    }
    lines.push(("create", profile.feed.create.to_string()));
    if let Some(visibility) = &profile.feed.visibility {
        lines.push(("visibility", word::<Visibility>(visibility)));
    }
    lines
}

fn credentials(profile: &Profile) -> Vec<(&'static str, String)> {
    let mut lines = vec![
        ("account", word(&profile.account)),
        ("store", word(&profile.store)),
    ];
    let entra = &profile.entra;
    let ids = [("client-id", entra.client_id), ("tenant", entra.tenant)];
    lines.extend(
        ids.into_iter()
            .filter_map(|(key, id)| Some((key, quoted(&id?.to_string())))),
    );
    if let Some(days) = entra.mint_days {
        lines.push(("mint", true.to_string()));
        lines.push(("mint-days", days.to_string()));
    }
    lines
}

fn network(profile: &Profile) -> Vec<(&'static str, String)> {
    let raw = RawNetwork::from(&profile.network);
    let texts = [("proxy", raw.proxy), ("ca-file", raw.ca_file)];
    let mut lines: Vec<_> = texts
        .into_iter()
        .filter_map(|(key, text)| Some((key, quoted(&text?))))
        .collect();
    if raw.configure_cargo {
        lines.push(("configure-cargo", true.to_string()));
    }
    lines
}

fn section(text: &mut String, name: &str, lines: &[(&str, String)]) {
    let _ = write!(text, "\n[{name}]\n");
    for (key, value) in lines {
        let _ = writeln!(text, "{key} = {value}");
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
