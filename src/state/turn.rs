//! Which of several things that were asked for is the last: an older answer may come after a newer one.

use leptos::prelude::{GetValue, SetValue, StoredValue};

/// Counts what is asked for.
#[derive(Clone, Copy, Default)]
pub struct Turn(StoredValue<u32>);

impl Turn {
    /// Begins another. What it gives tells whether that is still the last one, and somebody is there to hear of it.
    pub fn begin(self) -> impl Fn() -> bool + 'static {
        let mine = self.0.try_get_value().unwrap_or_default().wrapping_add(1);
        self.0.set_value(mine);
        move || self.0.try_get_value() == Some(mine)
    }

    /// Ends what has begun: nobody waits for it any more.
    pub fn end(self) {
        let _ = self.begin();
    }
}
