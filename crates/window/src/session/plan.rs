//! The plan: made of the answers or of what a run recorded, by the very path of
//! the command line, shown, and kept until it is made true. It changes nothing.

use super::answers::profile_of;
use super::shown::shown;
use super::{Answer, Session};
use crate::contract::{
    AccountName, Answers, ChangeView, NoticeView, PlanView, ProofPlan, RequestView,
};
use azure_devops::{Endpoints, PastedAddress};
use setup::plan::Level;
use setup::profile::Visibility;
use setup::{Change, ErrorCode, Failure, Fix, Prepared, Profile, ProofWish, Setup};
use std::path::Path;

/// The view of a feed that says who sees what is in it.
const LOCAL_VIEW: &str = "Local";

/// What a plan is to lead to.
enum Wanted {
    /// All of a profile.
    Profile(Box<Profile>),
    /// That one finding is mended.
    Mended(Fix),
}

impl Session {
    /// Makes the plan of the answers, and keeps it for [`Session::set_up`].
    ///
    /// # Errors
    /// Everything that would stop the way to the proof and can be seen now.
    pub async fn make_plan(&self, answers: Answers) -> Answer<PlanView> {
        let profile = || {
            let (endpoints, setup) = (self.chosen()?.endpoints, self.setup()?);
            let account = setup.accounts.find(&endpoints)?;
            let network = self.opened_network();
            let home = &setup.computer.home;
            profile_of(&answers, &endpoints, account.as_ref(), network, home)
        };
        let made = match profile() {
            Ok(profile) => self.plan_for(profile).await,
            Err(failure) => Err(failure),
        };
        made.map_err(|failure| self.problem(failure))
    }

    /// The same of a recorded set-up, whose organization is chosen with it.
    ///
    /// # Errors
    /// A run that is unknown or kept no profile, and as above.
    pub async fn plan_run(&self, run: String) -> Answer<PlanView> {
        let profile = || {
            let profile = self.setup()?.resume_profile(&run)?;
            self.follow(&profile.endpoints)?;
            Ok::<_, Failure>(profile)
        };
        let made = match profile() {
            Ok(profile) => self.plan_for(profile).await,
            Err(failure) => Err(failure),
        };
        made.map_err(|failure| self.problem(failure))
    }

    /// The same of what mends one finding of the last look of the doctor.
    ///
    /// # Errors
    /// A finding that is not known any more, and as above.
    pub async fn plan_fix(&self, id: String) -> Answer<PlanView> {
        let made = match self.known_fix(&id) {
            Ok(fix) => self.plan_of(Wanted::Mended(fix)).await,
            Err(failure) => Err(failure),
        };
        made.map_err(|failure| self.problem(failure))
    }

    fn known_fix(&self, wanted: &str) -> Result<Fix, Failure> {
        let state = self.state();
        let checks = state.record.examined.iter().flat_map(|it| &it.checks);
        let is_it = |fix: &&Fix| matches!(fix, Fix::Mend { id, .. } if id == wanted);
        let mut fixes = checks.filter_map(|check| check.fix.as_ref());
        let unknown = || Failure::new(ErrorCode::FileChanged).because("Let Doctor look again.");
        fixes.find(is_it).cloned().ok_or_else(unknown)
    }

    async fn plan_for(&self, profile: Profile) -> Result<PlanView, Failure> {
        self.plan_of(Wanted::Profile(Box::new(profile))).await
    }

    async fn plan_of(&self, wanted: Wanted) -> Result<PlanView, Failure> {
        // What was planned before is no longer what the person looks at.
        let waits = {
            let mut state = self.state();
            if state.running.is_some() {
                return Err(super::set_up::under_way());
            }
            state.prepared = None;
            state.record.waits.clone()
        };
        let mut setup = self.setup()?;
        setup.client_options = waits.told_by(setup.client_options);
        let (prepared, mending) = match wanted {
            Wanted::Profile(profile) => (Box::pin(setup.prepare(*profile)).await?, None),
            Wanted::Mended(fix) => {
                let prepared = Box::pin(setup.plan_fix(&fix)).await?;
                self.follow(&prepared.profile().endpoints)?;
                (prepared, Some(fix))
            }
        };
        let view = view(&prepared, &setup)?;
        let mut state = self.state();
        if state.running.is_none() {
            state.record.plan = Some((prepared.plan.clone(), view.account.name.clone()));
            state.profile = Some(prepared.profile().clone());
            state.mending = mending;
            state.prepared = Some(prepared);
        }
        Ok(view)
    }

    /// All that follows is about this organization, if it is not already.
    fn follow(&self, endpoints: &Endpoints) -> Result<(), Failure> {
        let chosen = self.state().chosen.as_ref().map(|it| it.endpoints.clone());
        if chosen.as_ref() == Some(endpoints) {
            return Ok(());
        }
        self.make_chosen(&PastedAddress {
            endpoints: endpoints.clone(),
            project: None,
            feed: None,
        })
    }
}

/// The plan as it is shown.
fn view(prepared: &Prepared, setup: &Setup) -> Result<PlanView, Failure> {
    let (plan, profile) = (&prepared.plan, prepared.profile());
    let account = setup.accounts.find(&profile.endpoints)?;
    let name = account.map_or_else(String::new, |account| account.user_display_name);
    let home = &setup.computer.home;
    let changes = plan.changes.iter();
    let notices = plan.notices.iter().map(|notice| NoticeView {
        id: notice.id.to_owned(),
        text: notice.text.clone(),
    });
    Ok(PlanView {
        organization: profile.endpoints.name().to_owned(),
        account: AccountName { name },
        project: plan.project.clone(),
        feed: plan.feed.clone(),
        registry: plan.registry.clone(),
        index: plan.index.clone(),
        changes: changes
            .filter_map(|one| change(one, prepared, home))
            .collect(),
        notices: notices.collect(),
        proof: ProofPlan {
            package: ProofWish::default().package,
            cargo: prepared.cargo.version.to_string(),
            first: !prepared.feed_exists(),
        },
        keeps_account: !prepared.mends() && super::set_up::keeps_account(setup, profile),
        mends: prepared.mends(),
        store: super::stores::way_of(plan.store),
        tells_cargo: setup
            .may_tell_cargo(prepared)
            .then_some(profile.network.configure_cargo),
    })
}

fn create_feed(prepared: &Prepared, project: Option<&String>, name: &str) -> ChangeView {
    let visibility = prepared.profile().feed.visibility;
    ChangeView::CreateFeed {
        project: project.cloned(),
        feed: name.to_owned(),
        visibility: visibility.map(super::answers::choice),
        request: request(prepared, "POST", &["feeds"]),
    }
}

fn add_upstream(prepared: &Prepared, feed: &str) -> ChangeView {
    let id = prepared.feed().map_or(feed, |feed| &feed.id);
    ChangeView::AddUpstream {
        feed: feed.to_owned(),
        request: request(prepared, "PATCH", &["feeds", id]),
    }
}

fn set_visibility(prepared: &Prepared, feed: &str, visibility: Visibility) -> ChangeView {
    ChangeView::SetVisibility {
        feed: feed.to_owned(),
        visibility: super::answers::choice(visibility),
        request: request(prepared, "PATCH", &["feeds", feed, "views", LOCAL_VIEW]),
    }
}

fn change(change: &Change, prepared: &Prepared, home: &Path) -> Option<ChangeView> {
    Some(match change {
        Change::CreateFeed { project, name, .. } => create_feed(prepared, project.as_ref(), name),
        Change::AddUpstream { feed, .. } => add_upstream(prepared, feed),
        Change::SetVisibility { feed, visibility } => set_visibility(prepared, feed, *visibility),
        Change::StoreToken {
            key,
            label,
            replaces,
            ..
        } => ChangeView::StoreToken {
            store: super::store_name().to_owned(),
            entry: label.clone(),
            key: key.clone(),
            replaces: *replaces,
        },
        Change::RemoveToken { store, key, label } => ChangeView::RemoveToken {
            store: store.clone(),
            entry: label.clone(),
            key: key.clone(),
        },
        Change::RemovePlainToken {
            path,
            registry,
            line,
        } => ChangeView::RemovePlainToken {
            file: shown(path, home),
            registry: registry.clone(),
            line: count(*line),
        },
        Change::RestrictWriting {
            path,
            before,
            after,
        } => ChangeView::RestrictWriting {
            file: shown(path, home),
            before: before.clone(),
            after: after.clone(),
        },
        Change::RegisterProvider { .. }
        | Change::RemoveFile { .. }
        | Change::WriteConfiguration { .. } => return change_of_file(change, home),
    })
}

/// The same for a file; each kind of change is in one of the two.
fn change_of_file(change: &Change, home: &Path) -> Option<ChangeView> {
    Some(match change {
        Change::RegisterProvider {
            path,
            index,
            removes,
            new,
            diff,
            added,
            removed,
            ..
        } => ChangeView::RegisterProvider {
            path: shown(path, home),
            index: index.clone(),
            removes: *removes,
            new: *new,
            diff: diff.clone(),
            added: count(*added),
            removed: count(*removed),
        },
        Change::RemoveFile {
            path,
            diff,
            removed,
            ..
        } => ChangeView::RemoveFile {
            path: shown(path, home),
            new: false,
            diff: diff.clone(),
            added: 0,
            removed: count(*removed),
        },
        Change::WriteConfiguration {
            path,
            level,
            new,
            diff,
            added,
            removed,
            ..
        } => ChangeView::WriteFile {
            path: shown(path, home),
            user_level: *level == Level::User,
            new: *new,
            diff: diff.clone(),
            added: count(*added),
            removed: count(*removed),
        },
        Change::CreateFeed { .. }
        | Change::AddUpstream { .. }
        | Change::SetVisibility { .. }
        | Change::StoreToken { .. }
        | Change::RemoveToken { .. }
        | Change::RemovePlainToken { .. }
        | Change::RestrictWriting { .. } => return None,
    })
}

/// The call as the client will make it.
fn request(prepared: &Prepared, method: &str, rest: &[&str]) -> RequestView {
    let profile = prepared.profile();
    let address = profile.endpoints.feeds_url(&profile.feed.scope, rest);
    RequestView {
        method: method.to_owned(),
        address: address.to_string(),
    }
}

/// A number as the page takes it.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
