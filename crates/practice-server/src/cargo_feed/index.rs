//! One file of the sparse index: what the feed holds and, for those who may save, what its
//! upstream has besides.

use axum::response::Response;
use http::StatusCode;
use http::header::{ETAG, IF_NONE_MATCH};

use super::access::Admission;
use super::held::Held;
use super::{may_save, refusal, upstream_entry};
use crate::call::Call;
use crate::faults::Fault;
use crate::reply;
use crate::state::State;
use crate::upstream::{CrateName, hexadecimal_sha256};

pub(super) async fn answer(
    state: &State,
    call: &Call,
    admission: &Admission,
    path: &[&str],
) -> Response {
    let parsed = path.last().and_then(|name| CrateName::parse(name).ok());
    let Some(name) = parsed.filter(|name| name.index_path() == path.join("/")) else {
        return refusal::no_such_crate(admission, path.last().unwrap_or(&""));
    };
    let name = name.as_str();
    let held = Held::of(&state.data(), admission, name);
    let is_enough = !held.lines.is_empty() && !may_save(admission);
    let upstream = if is_enough {
        Ok(None)
    } else {
        upstream_entry(state, call, admission, name).await
    };
    let upstream = match upstream {
        Ok(entry) => entry,
        Err(_) if !held.lines.is_empty() => None,
        Err(error) => return refusal::upstream_failed(&error),
    };
    if may_save(admission) {
        return file(call, admission, name, held.merged(upstream.as_ref()));
    }
    if held.lines.is_empty() && upstream.is_some_and(|entry| !entry.versions().is_empty()) {
        return refusal::unsaved(state, call, name);
    }
    file(call, admission, name, held.merged(None))
}

/// The file with its entity tag, or 304 when the client has it already.
fn file(call: &Call, admission: &Admission, name: &str, text: String) -> Response {
    if text.is_empty() {
        return refusal::no_such_crate(admission, name);
    }
    let tag = format!("\"{}\"", hexadecimal_sha256(text.as_bytes()));
    let has_tag = !call.faults.has(Fault::NoEntityTag);
    if has_tag
        && call
            .header(IF_NONE_MATCH.as_str())
            .is_some_and(|known| matches(known, &tag))
    {
        let mut response = reply::empty(StatusCode::NOT_MODIFIED);
        reply::set(&mut response, ETAG, &tag);
        return response;
    }
    let mut response = reply::with_body(StatusCode::OK, "text/plain; charset=utf-8", text);
    if has_tag {
        reply::set(&mut response, ETAG, &tag);
    }
    response
}

/// Whether one of the tags of an `If-None-Match` is this one, compared weakly (RFC 9110 §13.1.2).
fn matches(condition: &str, tag: &str) -> bool {
    let mut known = condition.split(',').map(str::trim);
    known.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn entity_tags_are_compared_weakly() {
        for condition in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"] {
            assert!(matches(condition, "\"a\""), "{condition}");
        }
        for condition in ["\"b\"", "a", "", "W/\"b\""] {
            assert!(!matches(condition, "\"a\""), "{condition}");
        }
    }
}
