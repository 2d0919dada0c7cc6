//! The files of a site in memory: nothing has to be written for a site that is only looked at.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::Bytes;

use super::Cleared;

type Files = HashMap<String, Bytes>;

/// The files, by their paths. Whoever has it sees those of the last run that was whole.
#[derive(Clone, Default)]
pub struct Shelf(Arc<RwLock<Files>>);

/// The files of a run that is still going on.
pub struct Staged {
    shelf: Shelf,
    before: Files,
    now: Files,
}

impl Shelf {
    /// A file.
    pub fn get(&self, path: &str) -> Option<Bytes> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }

    /// Begins a run.
    pub fn begin(&self) -> Staged {
        // Files are shared, not copied.
        let before = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        Staged { shelf: self.clone(), before, now: Files::new() }
    }
}

impl Staged {
    /// Stages a file.
    pub fn stage(&mut self, path: &str, content: &[u8]) {
        let same = self.before.get(path).filter(|before| before.as_ref() == content);
        let content = same.cloned().unwrap_or_else(|| Bytes::copy_from_slice(content));
        self.now.insert(path.to_owned(), content);
    }

    /// Whether a file is there with this content.
    pub fn is_there(&self, path: &str, content: &[u8]) -> bool {
        self.before.get(path).is_some_and(|before| before.as_ref() == content)
    }

    /// Keeps a file of the run before; whether there is one.
    pub fn keep(&mut self, path: &str) -> bool {
        let before = self.before.get(path).cloned();
        before.is_some_and(|before| {
            self.now.insert(path.to_owned(), before);
            true
        })
    }

    /// Puts all of them onto the shelf at once, in place of those of the run before.
    pub fn commit(self) -> Cleared {
        *self.shelf.0.write().unwrap_or_else(PoisonError::into_inner) = self.now;
        Cleared::default()
    }
}

#[cfg(test)]
mod tests {
    use super::Shelf;

    #[test]
    fn a_run_is_seen_when_it_is_whole_and_keeps_what_it_is_told_to() {
        let shelf = Shelf::default();
        let mut first = shelf.begin();
        first.stage("a", b"1");
        first.stage("b", b"1");
        assert_eq!(shelf.get("a"), None);
        first.commit();
        let mut second = shelf.begin();
        assert!(second.is_there("a", b"1") && !second.is_there("a", b"2") && second.keep("b") && !second.keep("c"));
        drop(second);
        assert_eq!(shelf.get("a").as_deref(), Some(&b"1"[..]), "a run that was given up changes nothing");
        let mut third = shelf.begin();
        third.keep("b");
        third.commit();
        assert_eq!((shelf.get("a"), shelf.get("b").as_deref()), (None, Some(&b"1"[..])));
    }
}
