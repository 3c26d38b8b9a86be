//! A closed list of faults: each is written once, with its name, the requests it concerns and its
//! usual amount, so that `all` cannot miss one.

/// The text names no fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("There is no fault with the name {0:?}.")]
pub struct UnknownFault(String);

impl UnknownFault {
    pub(super) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }
}

macro_rules! fault_list {
    ($(#[doc = $about:literal])+ $list:ident; $($(#[doc = $text:literal])+ $variant:ident = $name:literal, $concerns:expr, $amount:literal;)+) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $list { $($(#[doc = $text])+ $variant,)+ }

        impl $list {
            /// Every fault there is.
            #[must_use]
            pub fn all() -> &'static [$list] {
                &[$(Self::$variant,)+]
            }

            /// The name used on command lines and in reports, for example `rate-limited`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What the fault does, in a sentence.
            #[must_use]
            pub fn description(self) -> &'static str {
                match self { $(Self::$variant => concat!($($text),+).trim_ascii(),)+ }
            }

            pub(crate) fn concerns(self, area: Area) -> bool {
                let concerns: fn(Area) -> bool = match self { $(Self::$variant => $concerns,)+ };
                concerns(area)
            }

            pub(super) fn usual_amount(self) -> u32 {
                match self { $(Self::$variant => $amount,)+ }
            }
        }

        impl std::fmt::Display for $list {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.name())
            }
        }

        impl std::str::FromStr for $list {
            type Err = super::list::UnknownFault;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let mut all = Self::all().iter().copied();
                all.find(|fault| fault.name() == text)
                    .ok_or_else(|| super::list::UnknownFault::new(text))
            }
        }
    };
}

pub(super) use fault_list;
