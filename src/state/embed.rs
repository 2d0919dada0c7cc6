//! The widget: the same state with one screen and no history of its own.

use super::{AppState, follow};
use crate::browser::page;
use crate::model::address::Address;
use crate::model::comparison::Side;
use crate::model::selection::Selection;

impl AppState {
    /// Begins the widget.
    pub fn begin_widget() -> Self {
        let state = Self::open(Self::load_pair);
        state.start();
        state
    }

    /// Shows another pair.
    pub fn show(self, pair: Selection) {
        let address = Address::comparing(pair);
        if address != self.address.get_untracked() {
            self.address.set(address);
            self.load();
        }
    }

    /// Marks the moment at which a comparison stands, and tells the frame what its host wants to know: what was voted
    /// on, and what failed.
    pub fn follow_in_frame(self) {
        follow(move || {
            if self.comparison.read().is_some() {
                page::soon(|| page::mark("shipwith:comparison"));
            }
        });
        follow(move || {
            for side in Side::BOTH {
                if let Some(Err(failure)) = self.side(side) {
                    page::announce_with("shipwith:failed", &failure.title());
                }
            }
        });
    }

    /// The address of the whole comparison.
    pub fn whole_address(&self) -> String {
        format!("./{}", Address::comparing(self.asked()).query())
    }
}
