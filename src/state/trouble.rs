//! What keeps a vote from being kept.

use std::fmt;

use shipwith_model::t;

use crate::platform::storage::StorageError;

/// Why a vote lasts only for this visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The storage refuses.
    Storage(StorageError),
    /// A later version of the page wrote this vote, and it must not be damaged.
    Later,
}

impl fmt::Display for Trouble {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&match self {
            Self::Storage(StorageError::Blocked) => {
                t!("Nothing can be stored here. Your votes last until this page is left or reloaded.")
            }
            Self::Storage(StorageError::Full) => {
                t!("This browser’s storage is full: what you changed last counts until this page is left or reloaded.")
            }
            Self::Later => {
                t!(
                    "A newer version of this page stored a vote here. It is left as it is, and your change lasts until this page is left or reloaded."
                )
            }
        })
    }
}
