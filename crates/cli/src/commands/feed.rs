//! `feed list`, `feed show` and `feed create`.

use azure_devops::{Client, Feed, FeedScope};
use setup::event::Progress;
use setup::profile::FeedWish;
use setup::{ErrorCode, Failure};
use std::sync::Arc;

use super::Context;
use super::context::pasted;
use crate::arguments::{FeedCommand, FeedCreateArguments, FeedListArguments, FeedShowArguments};
use crate::exit_status::ExitStatus;
use crate::output::{FeedLine, Line, Table, UpstreamLine};
use crate::steps::Steps;

pub(super) async fn run(context: &Context, command: FeedCommand) -> Result<ExitStatus, Failure> {
    match command {
        FeedCommand::List(arguments) => list(context, arguments).await,
        FeedCommand::Show(arguments) => show(context, arguments).await,
        FeedCommand::Create(arguments) => create(context, arguments).await,
    }
}

async fn list(context: &Context, arguments: FeedListArguments) -> Result<ExitStatus, Failure> {
    let (client, scope) = connect(context, &arguments.organization, arguments.project).await?;
    let feeds = context.unless_cancelled(all_feeds(&client, &scope)).await?;
    let mut table = Table::new(["FEED", "PROJECT", "UPSTREAM SOURCES"]);
    for feed in &feeds {
        let line = feed_line(&client, feed);
        let names: Vec<&str> = line
            .upstream_sources
            .iter()
            .map(|u| u.name.as_str())
            .collect();
        table.row([
            &line.name,
            line.project.as_deref().unwrap_or_default(),
            &names.join(", "),
        ]);
        context.printer.line(&Line::Feed(line));
    }
    if feeds.is_empty() {
        context
            .printer
            .note("There is no feed here that you may see.");
    } else {
        context.printer.data(&table.render());
    }
    Ok(ExitStatus::Done)
}

async fn create(context: &Context, arguments: FeedCreateArguments) -> Result<ExitStatus, Failure> {
    let address = pasted(&arguments.organization)?;
    let project = arguments.project.or(address.project);
    check_names(&arguments.feed, project.as_deref())?;
    let wish = FeedWish {
        name: arguments.feed,
        scope: FeedScope::from_project(project.as_deref()),
        create: true,
        visibility: None,
    };
    let setup = context.setup()?;
    let (client, _) = context
        .unless_cancelled(setup.client(&address.endpoints))
        .await?;
    let plan = context
        .unless_cancelled(setup.plan_feed(&address.endpoints, wish))
        .await?;
    if plan.existing.is_some() {
        context
            .printer
            .note("The feed is there already, with its upstream source crates.io.");
    } else if !arguments.yes {
        let question = "Create the feed?";
        if !context
            .prompt
            .confirm(&context.printer, question, "--yes", &context.cancel)
            .await?
        {
            return Err(Failure::new(ErrorCode::Cancelled).because("Nothing has been changed."));
        }
    }
    let mut steps = Steps::new(Arc::clone(&context.printer));
    let mut report = |event| steps.report(event);
    let mut progress = Progress::new(&mut report);
    let feed = context
        .unless_cancelled(setup.create_feed(&plan, &mut progress))
        .await?;
    let line = feed_line(&client, &feed);
    context.printer.data(&description(&line));
    context.printer.line(&Line::Feed(line));
    Ok(ExitStatus::Done)
}

fn check_names(feed: &str, project: Option<&str>) -> Result<(), Failure> {
    azure_devops::check_feed_name(feed)
        .map_err(|error| Failure::of_feed_name(error).at(format!("feed `{feed}`")))?;
    project.map_or(Ok(()), |project| {
        azure_devops::check_project_name(project).map_err(|error| {
            Failure::new(ErrorCode::ProjectNameRefused)
                .at(format!("project `{project}`"))
                .because(error)
        })
    })
}

async fn show(context: &Context, arguments: FeedShowArguments) -> Result<ExitStatus, Failure> {
    let (client, scope) = connect(context, &arguments.organization, arguments.project).await?;
    let feed = context
        .unless_cancelled(one_feed(&client, &scope, &arguments.feed))
        .await?;
    let line = feed_line(&client, &feed);
    context.printer.data(&description(&line));
    context.printer.line(&Line::Feed(line));
    Ok(ExitStatus::Done)
}

/// A client for a pasted address as the account that is signed in there. The
/// option names the project before the address does.
async fn connect(
    context: &Context,
    organization: &str,
    project: Option<String>,
) -> Result<(Client, FeedScope), Failure> {
    let address = pasted(organization)?;
    let project = project.or(address.project);
    if let Some(project) = &project {
        azure_devops::check_project_name(project).map_err(|error| {
            Failure::new(ErrorCode::ProjectNameRefused)
                .at(format!("project `{project}`"))
                .because(error)
        })?;
    }
    let setup = context.setup()?;
    let (client, _) = context
        .unless_cancelled(setup.client(&address.endpoints))
        .await?;
    Ok((client, FeedScope::from_project(project.as_deref())))
}

/// Whether the organization's list holds its projects' feeds is not known
/// (azure-devops facts §1.2), so both are asked.
async fn all_feeds(client: &Client, scope: &FeedScope) -> Result<Vec<Feed>, Failure> {
    let mut feeds = client.feeds(&FeedScope::Organization).await?;
    if *scope != FeedScope::Organization {
        for feed in client.feeds(scope).await? {
            if !feeds.iter().any(|known| known.id == feed.id) {
                feeds.push(feed);
            }
        }
    }
    feeds.sort_by_key(|feed| {
        (
            project_name(feed).map(str::to_lowercase),
            feed.name.to_lowercase(),
        )
    });
    Ok(feeds)
}

async fn one_feed(client: &Client, scope: &FeedScope, name: &str) -> Result<Feed, Failure> {
    let place = match scope.project() {
        Some(project) => format!("feed `{name}` in project `{project}`"),
        None => format!("feed `{name}` of the organization"),
    };
    client
        .feed(scope, name)
        .await
        .map_err(|error| match error.kind() {
            azure_devops::ErrorKind::NotFound => {
                let failure = Failure::new(ErrorCode::FeedNotFound).at(place);
                match error.server_message() {
                    Some(words) => failure.because(words),
                    None => failure,
                }
            }
            _ => error.into(),
        })
}

fn project_name(feed: &Feed) -> Option<&str> {
    feed.project.as_ref().map(|project| project.name.as_str())
}

fn feed_line(client: &Client, feed: &Feed) -> FeedLine {
    let upstream = |source: &azure_devops::UpstreamSource| UpstreamLine {
        name: source.name.clone(),
        protocol: source.protocol.clone(),
        location: source
            .display_location
            .clone()
            .unwrap_or_else(|| source.location.clone()),
        status: source
            .status
            .as_ref()
            .map_or_else(String::new, |status| status.as_str().to_owned()),
    };
    FeedLine {
        name: feed.name.clone(),
        id: feed.id.clone(),
        project: project_name(feed).map(str::to_owned),
        public: feed.is_public(),
        upstream_enabled: feed.upstream_enabled,
        upstream_sources: feed.upstream_sources.iter().map(upstream).collect(),
        page: client
            .endpoints()
            .feed_page(&feed.scope(), &feed.name)
            .to_string(),
    }
}

/// A feed for people.
fn description(feed: &FeedLine) -> String {
    let project = feed.project.as_deref().unwrap_or("(the organization)");
    let mut table = Table::new(["Feed", &feed.name]);
    table.row(["Project", project]);
    table.row(["Public", if feed.public { "yes" } else { "no" }]);
    table.row(["Identifier", &feed.id]);
    table.row(["Page", &feed.page]);
    let sources = if feed.upstream_enabled {
        "used"
    } else {
        "switched off"
    };
    table.row(["Upstream sources", sources]);
    for source in &feed.upstream_sources {
        let text = format!(
            "{} ({}, {}) {}",
            source.name, source.protocol, source.status, source.location
        );
        table.row(["", &text]);
    }
    table.render()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_is_described_line_by_line() {
        let feed = FeedLine {
            name: "crates-mirror".to_owned(),
            id: "0f0f".to_owned(),
            project: Some("Fabri\u{1b}kam".to_owned()),
            public: false,
            upstream_enabled: true,
            upstream_sources: vec![UpstreamLine {
                name: "crates.io".to_owned(),
                protocol: "Cargo".to_owned(),
                location: "https://example.invalid/".to_owned(),
                status: "ok".to_owned(),
            }],
            page: "https://dev.azure.com/contoso/_artifacts/feed/crates-mirror".to_owned(),
        };
        insta::assert_snapshot!(description(&feed), @r"
        Feed              crates-mirror
        Project           Fabri\u{1b}kam
        Public            no
        Identifier        0f0f
        Page              https://dev.azure.com/contoso/_artifacts/feed/crates-mirror
        Upstream sources  used
                          crates.io (Cargo, ok) https://example.invalid/
        ");
    }
}
