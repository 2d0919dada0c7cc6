//! The answer to a query of a picker, as far as it can be given.

use crate::catalog::failure::Failure;
use crate::search::shards::Look;
use crate::{n, t};

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
            Self::Loading(_) => t!("Loading the list of tools…"),
            Self::Failed(failure) => format!("{} {}", t!("The list of tools could not be loaded."), failure.advice()),
            Self::Ready(Look { is_cut: true, .. }) => t!("Many tools match. Keep typing to narrow the list."),
            Self::Ready(Look { count: 0, entries, .. }) if entries.is_empty() => t!("No match. Try fewer letters."),
            Self::Ready(Look { count: 0, .. }) => t!("No match. Closest names:"),
            Self::Ready(look) if look.count > look.entries.len().max(1) => {
                let shown = look.entries.len();
                n!(look.count, "{n} tools, the first {shown} shown", "{n} tools, the first {shown} shown", shown)
            }
            Self::Ready(look) => n!(look.count, "1 tool", "{n} tools"),
        }
    }
}
