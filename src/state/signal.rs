//! A value of the state that views follow.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use leptos::prelude::{Notify, Track, Trigger};

/// A value, and one kind of node in the graph of what follows what. Leptos writes reading and writing anew for every
/// type that a signal of its own holds, which weighed 5 kB here; the state lives as long as the page, so its values
/// need no owner.
pub struct Signal<T: 'static> {
    changes: Trigger,
    value: &'static RwLock<T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: Default> Default for Signal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Signal<T> {
    /// Begins with a value.
    pub fn new(value: T) -> Self {
        Self { changes: Trigger::new(), value: Box::leak(Box::new(RwLock::new(value))) }
    }

    /// The value, followed. It must not be changed while what is given is held.
    pub fn read(&self) -> RwLockReadGuard<'static, T> {
        self.track();
        self.look()
    }

    /// Follows it without looking.
    pub fn track(&self) {
        self.changes.track();
    }

    fn look(&self) -> RwLockReadGuard<'static, T> {
        self.value.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What can be said of the value, followed.
    pub fn with<R>(&self, say: impl FnOnce(&T) -> R) -> R {
        say(&self.read())
    }

    /// The same, not followed.
    pub fn with_untracked<R>(&self, say: impl FnOnce(&T) -> R) -> R {
        say(&self.look())
    }

    /// Changes the value, and tells those who follow it.
    pub fn update<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let changed = change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
        self.changes.notify();
        changed
    }

    /// Changes the value, and tells those who follow it if `change` says that it did.
    pub fn change(&self, change: impl FnOnce(&mut T) -> bool) -> bool {
        let is_other = change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
        if is_other {
            self.changes.notify();
        }
        is_other
    }

    /// Takes another value.
    pub fn set(&self, value: T) {
        self.update(|old| *old = value);
    }
}

impl<T: Clone> Signal<T> {
    /// The value, followed.
    pub fn get(&self) -> T {
        self.read().clone()
    }

    /// The value, not followed.
    pub fn get_untracked(&self) -> T {
        self.look().clone()
    }
}
