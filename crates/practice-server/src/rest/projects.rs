//! Projects, page by page (facts §5.2).

use axum::response::Response;
use http::{HeaderName, Method, StatusCode};
use serde_json::{Value, json};

use super::{Refusal, bad_request, date, method_not_allowed, not_found};
use crate::auth::{Scope, SignedIn};
use crate::call::{BaseHost, Call, encoded};
use crate::faults::Fault;
use crate::reply;
use crate::state::{Project, State};

/// `projects` and `projects/{name or id}`
pub(super) fn answer(
    state: &State,
    call: &Call,
    user: &SignedIn,
    rest: &[&str],
) -> Result<Response, Refusal> {
    if call.method != Method::GET {
        return Err(method_not_allowed());
    }
    let allowed = user.may(Scope::Profile) || user.may(Scope::Project);
    if !allowed || call.faults.has(Fault::ProjectsRefused) {
        return Err(Box::new(reply::scope_missing(state, call)));
    }
    match (rest, call.segments.get(1)) {
        ([], _) => list(state, call),
        ([_], Some(name)) => one(state, call, name),
        _ => Err(not_found()),
    }
}

fn list(state: &State, call: &Call) -> Result<Response, Refusal> {
    let offset = number(call, "continuationToken")?
        .or(number(call, "$skip")?)
        .unwrap_or(0);
    let most = call
        .faults
        .amount(Fault::SmallPages)
        .and_then(|amount| usize::try_from(amount).ok());
    let most = most.unwrap_or(state.options().projects_per_page).max(1);
    let count = number(call, "$top")?.unwrap_or(most).min(most);
    let wanted = call.query("stateFilter").unwrap_or("wellFormed");
    let base = call.base(state, BaseHost::Core);
    let data = state.data();
    let organization = call
        .organization
        .and_then(|id| data.organization(id))
        .ok_or_else(not_found)?;
    let matching: Vec<&Project> = organization
        .projects
        .iter()
        .filter(|project| {
            wanted.eq_ignore_ascii_case("all") || wanted.eq_ignore_ascii_case(&project.state)
        })
        .collect();
    let page: Vec<Value> = matching
        .iter()
        .skip(offset)
        .take(count)
        .map(|project| described(project, &base))
        .collect();
    let next = offset + page.len();
    let mut response = reply::list(page);
    let repeated = call.faults.has(Fault::RepeatedContinuation);
    if next < matching.len() || repeated {
        let token = if repeated { offset } else { next };
        let name = HeaderName::from_static("x-ms-continuationtoken");
        reply::set(&mut response, name, &token.to_string());
    }
    Ok(response)
}

fn number(call: &Call, name: &str) -> Result<Option<usize>, Refusal> {
    let Some(text) = call.query(name) else {
        return Ok(None);
    };
    text.parse()
        .map(Some)
        .map_err(|_| bad_request(&format!("The value of {name} is no number.")))
}

fn one(state: &State, call: &Call, name: &str) -> Result<Response, Refusal> {
    let base = call.base(state, BaseHost::Core);
    let data = state.data();
    let organization = call
        .organization
        .and_then(|id| data.organization(id))
        .ok_or_else(not_found)?;
    let project = organization.project(name).ok_or_else(|| unknown(name))?;
    Ok(reply::json(StatusCode::OK, &described(project, &base)))
}

/// 404 for a project that is not there.
pub(super) fn unknown(name: &str) -> Refusal {
    let message = format!(
        "TF200016: The following project does not exist: {name}. Verify that the name of the project is correct and that the project exists on the specified Azure DevOps Server."
    );
    let type_name = "Microsoft.TeamFoundation.Core.WebApi.ProjectDoesNotExistWithNameException";
    Box::new(reply::error(StatusCode::NOT_FOUND, type_name, &message))
}

fn described(project: &Project, base: &str) -> Value {
    json!({
        "id": project.id,
        "name": project.name,
        "url": format!("{base}/_apis/projects/{}", encoded(&project.id.to_string())),
        "state": project.state,
        "revision": project.revision,
        "visibility": if project.public { "public" } else { "private" },
        "lastUpdateTime": date(project.updated),
    })
}
