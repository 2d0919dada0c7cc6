//! Saving the whole catalog: the page asks for one part after the other, so that each can be stopped.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shipwith_model::offline::saving::{Next, Saving, Way};
use shipwith_model::offline::word::{Report, Step};

use super::Offline;
use crate::platform::protocol::order;
use crate::platform::{clock, worker};

/// How long a pack of half a megabyte may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long the worker may take to say what is saved: longer than the host may take to say what there is.
const PATIENCE_WITH_THE_WORKER: Duration = Duration::from_secs(20);

impl Offline {
    /// Looks what of the whole catalog is saved.
    pub fn survey(self) {
        self.saving.update(Saving::look);
        if self.notices.with_untracked(|notices| notices.ready().is_some_and(|ready| !ready.is_promise)) {
            return self.give_up_looking();
        }
        self.order(order::SURVEY);
        let is_last = self.looks.begin();
        clock::later(PATIENCE_WITH_THE_WORKER, move || {
            if is_last() {
                self.give_up_looking();
            }
        });
    }

    pub(super) fn give_up_looking(self) {
        if self.saving.with_untracked(Saving::is_looking) {
            self.saving.update(Saving::refuse);
        }
    }

    /// Does what a button is for.
    pub fn take(self, way: Way) {
        match way {
            Way::Save => {
                self.saving.update(Saving::begin);
                self.ask_for_a_part();
                // Without it the browser may take the room back when it needs some: that is no reason not to save, nor to wait.
                spawn_local(async move {
                    if !worker::asks_to_last().await {
                        self.saving.update(Saving::note_passing);
                    }
                });
            }
            Way::Stop => self.order(order::STOP),
            Way::Remove => self.order(order::REMOVE),
            Way::TryAgain => self.survey(),
        }
    }

    pub(super) fn hear_of_saving(self, report: Report) {
        let step = report.step;
        self.parts.end();
        match self.saving.try_update(|saving| saving.hear(report)) {
            Some(Next::Save) => self.ask_for_a_part(),
            // Other things may be saved than before, and what this page shows is to be among them.
            Some(Next::Rest) => self.greet(),
            Some(Next::Wait) if step == Step::Begun => self.wait_for_the_worker(),
            Some(Next::Wait) | None => {}
        }
    }

    fn ask_for_a_part(self) {
        self.order(order::SAVE);
        // A worker that is ended before it has begun never says anything of it.
        self.wait_for_the_worker();
    }

    /// Gives up what is being saved when nothing is heard of it in time.
    fn wait_for_the_worker(self) {
        let is_last = self.parts.begin();
        clock::later(PATIENCE, move || {
            if is_last() {
                self.saving.update(Saving::give_up);
                self.order(order::STOP);
            }
        });
    }
}
