//! The way to the feed: whether Feedwright and Cargo ask the same proxy and
//! trust the same certificates, what a proxy or network wants of a person, and
//! whether this computer's clock is right. One look along each of the two ways,
//! without any credential of an account, finds all of it.

mod certificates;
mod clock;
mod proxy;

use super::LIMIT;
use super::check::{Check, Fix};
use super::look::{Looks, organization};
use super::recorded::RecordedSetUp;
use crate::failure::Failure;
use crate::inspection;
use crate::network::{Ways, asked_for, is_here, look_as_cargo, look_as_we};
use crate::setup::Setup;
use azure_devops::network::{Probed, Trust};
use cargo_home::MergedConfiguration;
use std::time::Duration;
use url::Url;

const PROXY: &str = "network-proxy";
const CERTIFICATES: &str = "network-certificates";
const CLOCK: &str = "clock";
/// So long that what is found is still told within the limit of the look.
const LONGEST_LOOK: Duration = LIMIT.saturating_sub(Duration::from_millis(500));

/// What was found of one set-up's way.
struct Found<'a> {
    set_up: &'a RecordedSetUp,
    /// The feed's host.
    host: String,
    ways: Ways,
    /// The file alone that Cargo trusts, if it was given one.
    cargo_trusts: Option<Trust>,
    ours: Probed,
    cargos: Probed,
}

pub(super) fn look(looks: &mut Looks, setup: &Setup, set_up: &RecordedSetUp) {
    // What is on this machine is reached without a network.
    if is_here(set_up.profile.endpoints.organization_url()) {
        return;
    }
    let who = organization(set_up);
    let (setup, set_up) = (setup.clone(), set_up.clone());
    looks.add(&[PROXY, CERTIFICATES, CLOCK], &who, LIMIT, async move {
        let found = examine(&setup, &set_up).await;
        found.unwrap_or_else(|failure| vec![Check::of_failure(PROXY, &failure)])
    });
}

async fn examine(setup: &Setup, set_up: &RecordedSetUp) -> Result<Vec<Check>, Failure> {
    let user = MergedConfiguration::of_user(&setup.computer)?;
    let Some(url) = address(set_up, &user)? else {
        return Ok(Vec::new());
    };
    let ways = Ways::of(setup, &set_up.profile, &url, &user);
    let (ours, cargos) = tokio::join!(
        look_as_we(setup, &set_up.profile, &ways, &url, LONGEST_LOOK),
        look_as_cargo(&ways, &url, &user, LONGEST_LOOK)
    );
    let found = Found {
        set_up,
        host: url.host_str().unwrap_or_default().to_owned(),
        cargo_trusts: user
            .authority_file()
            .map(|file| Trust::Only { file: file.value }),
        ways,
        ours,
        cargos,
    };
    let mut checks = vec![proxy::check(&found, &setup.computer)];
    checks.extend(proxy::of_repositories(setup, set_up));
    checks.push(certificates::check(&found));
    checks.push(clock::check(&found));
    Ok(checks)
}

/// Where Cargo asks first.
fn address(set_up: &RecordedSetUp, user: &MergedConfiguration) -> Result<Option<Url>, Failure> {
    let known = set_up.index.clone();
    let index = match known {
        Some(index) => index,
        None => inspection::index(&set_up.profile, None, std::slice::from_ref(user))?,
    };
    Ok(asked_for(&index))
}

impl Found<'_> {
    /// The plan of the set-up that tells Cargo the way, too; to be agreed to.
    fn tell_cargo(&self) -> Option<Fix> {
        let mut profile = self.set_up.profile.clone();
        profile.network.configure_cargo = true;
        Some(Fix::Apply {
            run: self.set_up.run.clone(),
            profile: Box::new(profile),
        })
    }
}

#[cfg(test)]
mod tests;
