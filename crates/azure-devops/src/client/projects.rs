//! Projects, page by page.

use std::ops::ControlFlow;

use super::Client;
use crate::endpoints::Area;
use crate::error::Error;
use crate::model::List;
use crate::model::project::Project;
use crate::transport::Call;

/// The header that names the next page (azure-devops facts §5.2).
const CONTINUATION: &str = "X-MS-ContinuationToken";
/// More pages than any organization has: a server that never ends is not followed.
const MOST_PAGES: usize = 10_000;

impl Client {
    /// All projects of the organization that are ready to be used, in the
    /// server's order. With a personal access token for packaging alone this
    /// may be refused: ask for the project's name then (azure-devops facts §6.3).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn projects(&self) -> Result<Vec<Project>, Error> {
        let mut projects: Vec<Project> = Vec::new();
        self.projects_paged(&mut |page| {
            projects.extend(page);
            ControlFlow::Continue(())
        })
        .await?;
        Ok(projects)
    }

    /// The same, handing out each page as it arrives, until `on_page` has
    /// enough. Pages that were handed out before an error stay good.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn projects_paged(
        &self,
        on_page: &mut (dyn FnMut(Vec<Project>) -> ControlFlow<()> + Send),
    ) -> Result<(), Error> {
        let mut continuation: Option<String> = None;
        for _ in 0..MOST_PAGES {
            let mut url = self.versioned(Area::Core, &["_apis", "projects"]);
            url.query_pairs_mut()
                .append_pair("stateFilter", "wellFormed")
                .append_pair("$top", &self.options().page_size.to_string());
            if let Some(token) = &continuation {
                url.query_pairs_mut()
                    .append_pair("continuationToken", token);
            }
            let (list, head) = self.json_with_head::<List<Project>>(Call::get(url)).await?;
            let next = head.header(CONTINUATION).filter(|token| !token.is_empty());
            // A token that repeats itself would never end.
            let last = next.is_none() || next == continuation.as_deref();
            if on_page(list.value).is_break() || last {
                break;
            }
            continuation = next.map(str::to_owned);
        }
        Ok(())
    }

    /// One project by its name or id.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn project(&self, name_or_id: &str) -> Result<Project, Error> {
        let url = self.versioned(Area::Core, &["_apis", "projects", name_or_id]);
        self.json(Call::get(url)).await
    }
}
