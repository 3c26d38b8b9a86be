//! The organization's projects, as they arrive, and which of them is filled
//! in. A token that may use packages alone may not list them; then the name is
//! typed and checked.

use super::remotes::NearRemote;
use super::token::is_refusal;
use super::{Answer, Session};
use crate::contract::{ProjectChecked, ProjectRow, ProjectsEnd, ProjectsPage};
use azure_devops::{
    Client, Error, ErrorKind, FeedScope, PastedAddress, Project, ProjectState, Visibility,
    check_project_name,
};
use setup::Failure;
use std::ops::ControlFlow;

/// More projects than any organization has; a list is not followed beyond.
const MOST_PROJECTS: usize = 100_000;
/// The longest name that is handed on, in characters; legal ones have 64.
const LONGEST_NAME: usize = 256;

/// A listed project, for finding the one that is filled in.
struct Listed {
    id: String,
    name: String,
}

impl Session {
    /// The organization's projects, some at a time.
    ///
    /// # Errors
    /// When nobody is signed in, and what the server or the network says.
    pub async fn list_projects(
        &self,
        report: &mut (dyn FnMut(ProjectsPage) + Send),
    ) -> Answer<ProjectsEnd> {
        let (chosen, client) = self.client().await.map_err(|f| self.problem(f))?;
        let setup = self.setup().map_err(|failure| self.problem(failure))?;
        let mut listed = Vec::new();
        let (ended, remotes) = tokio::join!(
            list(&client, &mut listed, report),
            self.near_remotes(&setup.computer)
        );
        let may_list = ended.map_err(|failure| self.problem(failure))?;
        Ok(ProjectsEnd {
            count: u32::try_from(listed.len()).unwrap_or(u32::MAX),
            may_list,
            suggestion: suggestion(&chosen, &remotes, may_list.then_some(&listed)),
        })
    }

    /// Whether a typed project is there.
    ///
    /// # Errors
    /// As for [`Session::list_projects`].
    pub async fn check_project(&self, name: String) -> Answer<ProjectChecked> {
        let name = name.trim();
        if check_project_name(name).is_err() {
            return Ok(ProjectChecked::NameRefused);
        }
        let (_, client) = self.client().await.map_err(|f| self.problem(f))?;
        let found = look_up(&client, name).await;
        found.map_err(|error| self.problem(error.into()))
    }

    /// The chosen address and a client for it.
    pub(crate) async fn client(&self) -> Result<(PastedAddress, Client), Failure> {
        let chosen = self.chosen()?;
        let (client, _) = self.setup()?.client(&chosen.endpoints).await?;
        Ok((chosen, client))
    }
}

/// Whether the token may list projects; hands them out as they arrive.
async fn list(
    client: &Client,
    listed: &mut Vec<Listed>,
    report: &mut (dyn FnMut(ProjectsPage) + Send),
) -> Result<bool, Failure> {
    let mut on_page = |page: Vec<Project>| {
        if !page.is_empty() {
            let projects = page.iter().map(row).collect();
            report(ProjectsPage { projects });
        }
        listed.extend(page.into_iter().map(|project| Listed {
            name: bounded(&project.name),
            id: project.id,
        }));
        match listed.len() {
            MOST_PROJECTS.. => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    };
    match client.projects_paged(&mut on_page).await {
        Ok(()) => Ok(true),
        Err(error) if is_refusal(&error) && reads_feeds(client, None).await? => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Tells a token of packaging alone, which may be refused the projects
/// (azure-devops facts §6.3), from one that is worth nothing any more.
async fn reads_feeds(client: &Client, project: Option<&str>) -> Result<bool, Error> {
    match client.feeds(&FeedScope::from_project(project)).await {
        Ok(_) => Ok(true),
        Err(error) if is_refusal(&error) || error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

async fn look_up(client: &Client, name: &str) -> Result<ProjectChecked, Error> {
    match client.project(name).await {
        Ok(project) => Ok(ProjectChecked::Found {
            project: row(&project),
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(ProjectChecked::NotFound),
        Err(error) if is_refusal(&error) => {
            if reads_feeds(client, Some(name)).await? {
                // All that can be known with such a token.
                let project = ProjectRow {
                    name: name.to_owned(),
                    public: false,
                    deleting: false,
                };
                return Ok(ProjectChecked::Found { project });
            }
            match reads_feeds(client, None).await? {
                true => Ok(ProjectChecked::NotFound),
                false => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}

fn row(project: &Project) -> ProjectRow {
    ProjectRow {
        name: bounded(&project.name),
        public: project.visibility == Visibility::Public,
        deleting: project.state == ProjectState::Deleting,
    }
}

fn bounded(text: &str) -> String {
    text.chars().take(LONGEST_NAME).collect()
}

/// The project of the pasted address, else the one that all git remotes of the
/// organization agree on, else the only one. `listed` is none where nothing
/// could be listed.
fn suggestion(
    chosen: &PastedAddress,
    remotes: &[NearRemote],
    listed: Option<&Vec<Listed>>,
) -> Option<String> {
    let known = |name: &str| match listed {
        None => Some(name.to_owned()),
        Some(listed) => listed
            .iter()
            .find(|project| same(&project.name, name) || same(&project.id, name))
            .map(|project| project.name.clone()),
    };
    if let Some(name) = chosen.project.as_deref().and_then(known) {
        return Some(name);
    }
    let mut of_remotes = remotes
        .iter()
        .filter(|remote| remote.address.endpoints == chosen.endpoints)
        .filter_map(|remote| remote.address.project.as_deref());
    let first = of_remotes.next();
    let agreed = first.filter(|first| of_remotes.all(|other| same(other, first)));
    if let Some(name) = agreed.and_then(known) {
        return Some(name);
    }
    match listed.map(Vec::as_slice) {
        Some([only]) => Some(only.name.clone()),
        _ => None,
    }
}

/// Azure DevOps compares names ignoring case.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remote(url: &str) -> NearRemote {
        NearRemote {
            path: "/x".into(),
            url: url.to_owned(),
            address: PastedAddress::parse(url).expect("an address"),
        }
    }

    fn check(address: &str, remotes: &[&str], listed: Option<&[&str]>, expected: Option<&str>) {
        let remotes: Vec<NearRemote> = remotes.iter().map(|url| remote(url)).collect();
        let listed: Option<Vec<Listed>> = listed.map(|names| {
            let mut number = 0;
            let listed = names.iter().map(|name| {
                number += 1;
                Listed {
                    id: format!("0000-{number}"),
                    name: (*name).to_owned(),
                }
            });
            listed.collect()
        });
        let chosen = PastedAddress::parse(address).expect("an address");
        let found = suggestion(&chosen, &remotes, listed.as_ref());
        assert_eq!(found.as_deref(), expected, "{address}");
    }

    #[test]
    fn the_project_is_filled_in_where_it_is_known() {
        let (bare, both) = ("contoso", Some(&["Fabrikam", "Tailwind"][..]));
        let fabrikam = "https://dev.azure.com/contoso/fabrikam/_git/a";
        let tailwind = "git@ssh.dev.azure.com:v3/Contoso/Tailwind/b";
        let elsewhere = "https://dev.azure.com/northwind/Traders/_git/c";
        check("contoso/", &[], both, None);
        check(fabrikam, &[tailwind], both, Some("Fabrikam"));
        check(fabrikam, &[], None, Some("fabrikam"));
        check(
            "https://dev.azure.com/contoso/0000-2",
            &[],
            both,
            Some("Tailwind"),
        );
        check("https://dev.azure.com/contoso/Gone", &[], both, None);
        check(
            bare,
            &[tailwind, elsewhere, tailwind],
            both,
            Some("Tailwind"),
        );
        check(bare, &[tailwind, fabrikam], both, None);
        check(bare, &[elsewhere], both, None);
        check(bare, &[], Some(&["Only"]), Some("Only"));
        check(bare, &[tailwind], Some(&["Only"]), Some("Only"));
        check(bare, &[], None, None);
        check(bare, &[], Some(&[]), None);
    }
}
