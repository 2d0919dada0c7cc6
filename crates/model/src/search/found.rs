//! The answer to a query of a picker, as far as it can be given.

use crate::catalog::failure::Failure;
use crate::search::shards::Look;

/// What can be said of a query now.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// The answer is on its way; this is what is at hand.
    Loading(Look),
    /// The answer.
    Ready(Look),
    /// A file that it needs did not come.
    Failed(Failure),
}

impl Found {
    /// Whether nothing more is on its way.
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::Loading(_))
    }

    /// What is said of the list of what was found.
    pub fn sentence(&self) -> String {
        match self {
            Self::Loading(_) => "Loading the list of tools…".to_owned(),
            Self::Failed(failure) => format!("The list of tools could not be loaded. {}", failure.advice()),
            Self::Ready(Look { is_cut: true, .. }) => "Many tools match. Keep typing to narrow the list.".to_owned(),
            Self::Ready(Look { count: 0, entries, .. }) if entries.is_empty() => "No match. Try fewer letters.".to_owned(),
            Self::Ready(Look { count: 0, .. }) => "No match. Closest names:".to_owned(),
            Self::Ready(Look { count: 1, .. }) => "1 tool".to_owned(),
            Self::Ready(look) if look.count > look.entries.len() => {
                format!("{} tools, the first {} shown", look.count, look.entries.len())
            }
            Self::Ready(look) => format!("{} tools", look.count),
        }
    }
}
