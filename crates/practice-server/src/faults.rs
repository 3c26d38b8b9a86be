//! Everything that can go wrong on purpose: which faults are switched on, for which requests and
//! how often. This module decides only *whether* a request meets a fault; acting on it is the
//! business of `wire` (for the transport) and of the module that owns the behaviour.

mod area;
mod catalogue;
mod list;
mod random;
mod sign_in;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::Method;

pub(crate) use area::Area;
pub use catalogue::Fault;
pub use list::UnknownFault;
use random::Random;
pub use sign_in::SignInFault;

/// A fault of either list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnyFault {
    /// Of Azure DevOps, the feed or the wire.
    Common(Fault),
    /// Of signing in.
    SignIn(SignInFault),
}

impl From<Fault> for AnyFault {
    fn from(fault: Fault) -> Self {
        Self::Common(fault)
    }
}

impl From<SignInFault> for AnyFault {
    fn from(fault: SignInFault) -> Self {
        Self::SignIn(fault)
    }
}

impl AnyFault {
    fn concerns(self, area: Area) -> bool {
        match self {
            Self::Common(fault) => fault.concerns(area),
            Self::SignIn(fault) => fault.concerns(area),
        }
    }

    fn usual_amount(self) -> u32 {
        match self {
            Self::Common(fault) => fault.usual_amount(),
            Self::SignIn(fault) => fault.usual_amount(),
        }
    }
}

/// A request, as far as rules look at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Concerned<'a> {
    pub(crate) method: &'a Method,
    pub(crate) path: &'a str,
    pub(crate) area: Area,
    /// The grant that a request for a token is for.
    pub(crate) grant: Option<&'a str>,
}

/// A fault that is switched on: optionally only for some requests, and only so often.
///
/// ```
/// use practice_server::Fault;
/// let rule = Fault::ResetAfterActing.rule().on("POST", "/packaging/feeds").times(1);
/// ```
#[derive(Clone, Debug)]
pub struct FaultRule {
    fault: AnyFault,
    method: Option<String>,
    path_part: Option<String>,
    grant: Option<String>,
    left: Option<u32>,
    amount: u32,
}

impl FaultRule {
    /// Only requests with this method whose path contains `path_part`, both compared ignoring case.
    #[must_use]
    pub fn on(mut self, method: &str, path_part: &str) -> Self {
        self.method = Some(method.to_ascii_uppercase());
        self.path_part = Some(path_part.to_ascii_lowercase());
        self
    }

    /// Only requests for a token by this grant: `authorization_code`, `refresh_token`,
    /// `device_code` or `client_credentials`.
    #[must_use]
    pub fn grant(mut self, grant: &str) -> Self {
        self.grant = Some(grant.to_owned());
        self
    }

    /// Only the next `times` requests that the fault concerns.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.left = Some(times);
        self
    }

    /// How much of it: seconds, requests or bytes, as the fault's description says.
    #[must_use]
    pub fn amount(mut self, amount: u32) -> Self {
        self.amount = amount;
        self
    }

    fn meets(&mut self, request: Concerned) -> bool {
        let (method, path) = (request.method.as_str(), request.path.to_ascii_lowercase());
        let fits = |wanted: &Option<String>, found: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| Some(wanted) == found)
        };
        let part = self.path_part.as_deref();
        let wanted = self.fault.concerns(request.area)
            && fits(&self.method, Some(method))
            && fits(&self.grant, request.grant)
            && part.is_none_or(|part| path.contains(part));
        if !wanted || self.left == Some(0) {
            return false;
        }
        self.left = self.left.map(|left| left - 1);
        true
    }
}

impl From<Fault> for FaultRule {
    fn from(fault: Fault) -> Self {
        AnyFault::from(fault).into()
    }
}

impl From<SignInFault> for FaultRule {
    fn from(fault: SignInFault) -> Self {
        AnyFault::from(fault).into()
    }
}

impl From<AnyFault> for FaultRule {
    fn from(fault: AnyFault) -> Self {
        Self {
            fault,
            method: None,
            path_part: None,
            grant: None,
            left: None,
            amount: fault.usual_amount(),
        }
    }
}

impl Fault {
    /// A rule for every request that this fault concerns; narrow it with [`FaultRule`]'s methods.
    #[must_use]
    pub fn rule(self) -> FaultRule {
        self.into()
    }
}

#[derive(Debug, Default)]
struct Switches {
    rules: Vec<FaultRule>,
    random: Option<Random>,
}

/// A handle to the faults of one server; clones share the same switches, also while it runs.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<Switches>>);

impl Faults {
    /// No fault at all.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Each request meets one of [`Fault::transient`] with the probability given (0 to 1). The
    /// nth request of a server meets the same fault for the same seed.
    #[must_use]
    pub fn random(seed: u64, probability: f64) -> Self {
        Self::random_among(seed, probability, Fault::transient())
    }

    /// As [`Faults::random`], drawn from these faults.
    #[must_use]
    pub fn random_among(seed: u64, probability: f64, among: &[Fault]) -> Self {
        let faults = Self::default();
        faults.set_random(seed, probability, among);
        faults
    }

    /// Switches random faults on, as [`Faults::random_among`], from the next request on.
    pub fn set_random(&self, seed: u64, probability: f64, among: &[Fault]) {
        self.switches().random = Some(Random::new(seed, probability, among.to_vec()));
    }

    /// Switches a fault on (in addition to those that are on already).
    pub fn set(&self, rule: impl Into<FaultRule>) {
        self.switches().rules.push(rule.into());
    }

    /// Switches every rule of this fault off.
    pub fn clear(&self, fault: impl Into<AnyFault>) {
        let fault = fault.into();
        self.switches().rules.retain(|rule| rule.fault != fault);
    }

    /// Switches everything off, random faults too.
    pub fn clear_all(&self) {
        *self.switches() = Switches::default();
    }

    /// The faults that one request meets; counts it against rules that are limited in number.
    pub(crate) fn for_request(&self, request: Concerned) -> ActiveFaults {
        let mut switches = self.switches();
        let mut active = ActiveFaults::default();
        for rule in &mut switches.rules {
            if rule.meets(request) {
                active.0.push((rule.fault, rule.amount));
            }
        }
        if let Some(fault) = switches.random.as_mut().and_then(Random::next_fault)
            && fault.concerns(request.area)
        {
            active.0.push((fault.into(), fault.usual_amount()));
        }
        active
    }

    fn switches(&self) -> MutexGuard<'_, Switches> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The faults that one request meets, with their amounts.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActiveFaults(Vec<(AnyFault, u32)>);

impl ActiveFaults {
    /// Whether the request meets this fault.
    pub(crate) fn has(&self, fault: impl Into<AnyFault>) -> bool {
        self.amount(fault).is_some()
    }

    /// How much of the fault, when the request meets it.
    pub(crate) fn amount(&self, fault: impl Into<AnyFault>) -> Option<u32> {
        let fault = fault.into();
        self.0
            .iter()
            .find(|(active, _)| *active == fault)
            .map(|(_, amount)| *amount)
    }
}
