//! The organization that everything that follows is about. Choosing another
//! one drops what was known and held for the last; nothing is asked of it.

use super::address::described;
use super::{Answer, Session, State};
use crate::contract::Organization;
use azure_devops::PastedAddress;
use setup::{ErrorCode, Failure};

impl Session {
    /// Makes the organization the one that all that follows is about.
    ///
    /// # Errors
    /// A text that is no address; in practice mode, an address of another
    /// organization; a list of accounts that cannot be read.
    pub async fn choose_organization(&self, text: String) -> Answer<Organization> {
        match PastedAddress::parse(&text) {
            Ok(pasted) => self.choose_pasted(pasted).await,
            Err(error) => Err(self.problem(error.into())),
        }
    }

    /// The same for an address that is understood.
    ///
    /// # Errors
    /// As for [`Session::choose_organization`].
    pub(crate) async fn choose_pasted(&self, pasted: PastedAddress) -> Answer<Organization> {
        let setup = self.setup().map_err(|failure| self.problem(failure))?;
        self.make_chosen(&pasted)
            .map_err(|failure| self.problem(failure))?;
        let accounts = setup.accounts.clone();
        let keychain = self.keychain_here(&setup.computer, Some(accounts)).await;
        Ok(Organization {
            address: described(&pasted, Some(&setup.accounts)),
            token_page: pasted.endpoints.token_page().to_string(),
            keychain,
        })
    }

    /// Everything that follows is about this organization; the same one once
    /// more keeps whoever is signed in there.
    pub(super) fn make_chosen(&self, pasted: &PastedAddress) -> Result<(), Failure> {
        let mut state = self.state();
        let last = state.chosen.as_ref().map(|chosen| chosen.endpoints.clone());
        let is_other = last.as_ref() != Some(&pasted.endpoints);
        if state.practice.is_some() && is_other {
            return Err(Failure::new(ErrorCode::NotAvailableYet)
                .at(pasted.endpoints.organization_url())
                .because("In practice mode there is the practice organization alone.")
                .hint("End practice first."));
        }
        if is_other {
            state.next_turn();
            state.forget_held();
            state.opened = None;
        }
        state.forget_plan();
        state.feeds = None;
        state.project = pasted.project.clone();
        state.chosen = Some(pasted.clone());
        Ok(())
    }
}

impl State {
    /// The plan was for something else.
    pub(crate) fn forget_plan(&mut self) {
        self.profile = None;
        self.prepared = None;
    }

    /// No organization is chosen any more: forgets all that was about it.
    pub(crate) fn leave_organization(&mut self) {
        self.next_turn();
        self.forget_held();
        self.chosen = None;
        self.opened = None;
        self.forget_plan();
        self.feeds = None;
        self.project = None;
        self.remotes = None;
        self.record = Default::default();
        if let Some(searching) = self.searching.take() {
            searching.cancel();
        }
    }
}
