//! Reading offline: what the service worker says of it, a new version that waits, and saving the whole catalog.

mod saving;
mod speaking;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shipwith_model::address::View;
use shipwith_model::language::said;
use shipwith_model::offline::notices::{MISSING, Notices, Place, REFUSED, UNSAVED};
use shipwith_model::offline::saving::Saving;
use shipwith_model::offline::word::Word;

use super::ballot::BallotBox;
use super::catalog::CatalogFiles;
use super::pair::Pair;
use super::route::Route;
use super::shortlist::KeptTools;
use super::subject::Subject;
use super::turn::Turn;
use crate::platform::worker::{Refusal, Registration, Workers};
use crate::platform::{clock, document};

/// How long the worker waits for something to read.
const PATIENCE: Duration = Duration::from_secs(2);

/// A new version of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewVersion {
    /// It waits to be let in.
    Waiting,
    /// It was let in from another tab, and this one keeps the old version: whether all of its votes are stored.
    Elsewhere {
        /// Whether loading the page anew would lose none.
        keeps_votes: bool,
    },
}

/// What is known of reading offline.
#[derive(Clone, Copy)]
pub struct Offline {
    route: Route,
    catalog: CatalogFiles,
    pair: Pair,
    subject: Subject,
    ballot: BallotBox,
    kept: KeptTools,
    /// What is said of the connection and of what is saved.
    pub notices: RwSignal<Notices>,
    /// Where saving the whole catalog stands.
    pub saving: RwSignal<Saving>,
    /// A new version of the page.
    pub update: RwSignal<Option<NewVersion>>,
    /// Whether the worker was asked for.
    is_started: StoredValue<bool>,
    /// What the worker is to do once it is registered, and nothing after that: until then the browser would take the worker of a
    /// site in the folder above for this one's.
    unsaid: StoredValue<Option<Vec<&'static str>>>,
    /// Whether another worker that takes over is a new version; not known at first, when it may be the first one.
    is_followed: StoredValue<Option<bool>>,
    /// Whether the visitor has asked for a new version here, and so gives up what could be taken back.
    is_wanted: StoredValue<bool>,
    /// The part that was asked for last: the patience with one must not end the next.
    parts: Turn,
    /// The same of looks.
    looks: Turn,
}

impl Offline {
    /// Nothing is known, or saved, before the page runs in a browser.
    pub fn new(route: Route, catalog: CatalogFiles, pair: Pair, subject: Subject, (ballot, kept): (BallotBox, KeptTools)) -> Self {
        Self {
            route,
            catalog,
            pair,
            subject,
            ballot,
            kept,
            notices: RwSignal::default(),
            saving: RwSignal::default(),
            update: RwSignal::default(),
            is_started: StoredValue::default(),
            unsaid: StoredValue::new(Some(Vec::new())),
            is_followed: StoredValue::default(),
            is_wanted: StoredValue::default(),
            parts: Turn::default(),
            looks: Turn::default(),
        }
    }

    /// Hears the worker from here on, as what it says to nobody is lost; tells it of what comes to stand on the page, and takes
    /// back what was said of what was missing. It is started once there is something to read, or after a while: until then it
    /// would take the network and the processor from that.
    pub fn follow(self) {
        if let Some(workers) = Workers::find() {
            workers.on_message(move |text| self.hear(&text));
            if workers.is_own() {
                self.is_followed.set_value(Some(true));
            }
            let now = workers.clone();
            workers.on_change(move || self.follow_change(now.is_own()));
            document::on_connection(move || self.ask_for_the_host());
            document::on_look(move || self.ask_for_the_host());
        }
        Effect::new(move |_| {
            let view = self.route.view.get();
            let compared = view == View::Comparison && self.pair.comparison.with(Option::is_some);
            if compared || self.subject.stands() {
                self.notices.maybe_update(|notices| notices.stand(&self.route.now()));
                // That is nothing to hold up a paint for.
                clock::when_idle(move || {
                    self.start();
                    self.greet();
                });
            }
            if view == View::Offline {
                self.start();
            }
        });
        clock::later(PATIENCE, move || self.start());
    }

    /// Starts the worker, once. A site under development saves nothing: all of it is to be new.
    fn start(self) {
        if cfg!(debug_assertions) || self.is_started.get_value() {
            return;
        }
        self.is_started.set_value(true);
        spawn_local(async move {
            let refusal = match Workers::find() {
                None => Refusal::Browser,
                Some(workers) => match self.begin(workers).await {
                    Ok(()) => return,
                    Err(refusal) => refusal,
                },
            };
            let why = match refusal {
                Refusal::Browser => REFUSED,
                Refusal::Host => MISSING,
                Refusal::Now => UNSAVED,
            };
            self.notices.update(|notices| notices.refuse(&said(why)));
            self.give_up_looking();
        });
    }

    async fn begin(self, workers: Workers) -> Result<(), Refusal> {
        // The first visit to a folder may have the worker of the folder above it, and a tab that was loaded past its worker has none.
        let before = workers.registered().await.is_some_and(|registration| registration.is_in_charge());
        self.is_followed.update_value(|known| *known = known.or(Some(before)));
        // One that is in charge hears the page also while a newer one takes its time.
        if before {
            self.begin_to_speak();
        }
        let registration = workers.register().await?;
        // Browsers look for a new version when a page is loaded through its worker.
        if self.is_followed.get_value() == Some(true) && !workers.is_answered() {
            registration.look_for_update();
        }
        self.offer(&registration);
        let watched = registration.clone();
        registration.on_progress(move |is_given_up| {
            self.offer(&watched);
            // One that takes offline reading back goes as well, and says so itself.
            if is_given_up && !watched.is_active() && self.notices.with_untracked(|notices| notices.ready().is_none()) {
                self.notices.update(|notices| notices.refuse(&said(UNSAVED)));
                self.give_up_looking();
            }
        });
        document::on_look(move || registration.look_for_update());
        self.begin_to_speak();
        Ok(())
    }

    fn hear(self, text: &str) {
        match Word::parse(text) {
            Some(Word::Stock(report)) => self.hear_of_saving(report),
            // A host can have all that is saved thrown away (Clear-Site-Data), and the worker with it, which goes on as long as its pages do.
            Some(Word::Ready(ready)) if ready.is_promise => spawn_local(async move {
                let is_there = match Workers::find() {
                    Some(workers) => workers.registered().await.is_some(),
                    None => false,
                };
                if is_there {
                    self.show(Word::Ready(ready));
                } else {
                    self.notices.update(|notices| notices.refuse(&said(UNSAVED)));
                }
            }),
            Some(word) => self.show(word),
            None => {}
        }
    }

    fn show(self, word: Word) {
        let (address, asked) = (self.route.now(), self.pair.asked.get_untracked());
        let place = Place { address: &address, asked: asked.as_ref() };
        if let Some(saved) = self.notices.try_update(|notices| notices.hear(word, place)).flatten() {
            self.route.refine(|address| *address = saved);
        }
    }

    fn follow_change(self, is_own: bool) {
        self.greet();
        // The first worker of a site takes over pages that were loaded without one, or by that of a site in the folder above.
        if self.is_followed.get_value() != Some(true) {
            return self.is_followed.set_value(is_own.then_some(true));
        }
        let keeps_votes = untrack(|| self.ballot.keeps()) && self.kept.keeps();
        // What is being read blind would be another pair, and what is being saved or typed would be lost.
        let is_busy = document::is_typing() || self.route.now().view == View::Blind || self.saving.with_untracked(Saving::is_busy);
        // Changes would be cut short, and what was removed could not be had back.
        let leads_back = !self.is_wanted.get_value()
            && [self.ballot.done, self.kept.done]
                .iter()
                .any(|done| done.with_untracked(|done| done.as_ref().is_some_and(|(_, back)| !back.is_empty())));
        if keeps_votes && !(is_busy || leads_back || self.ballot.is_changing()) {
            document::reload();
        } else {
            self.update.set(Some(NewVersion::Elsewhere { keeps_votes }));
        }
    }

    fn offer(self, registration: &Registration) {
        if registration.is_waiting() {
            self.update.set(Some(NewVersion::Waiting));
        }
    }

    /// Takes the new version.
    pub fn take_update(self) {
        self.is_wanted.set_value(true);
        match self.update.get_untracked() {
            Some(NewVersion::Waiting) => spawn_local(async move {
                if let Some(workers) = Workers::find()
                    && let Some(registration) = workers.registered().await
                    && registration.let_in()
                {
                    return;
                }
                // It waits no more where what is saved was thrown away since, and the worker with it: the page comes from the host.
                self.follow_change(false);
            }),
            Some(NewVersion::Elsewhere { .. }) => document::reload(),
            None => {}
        }
    }

    /// A file is asked for, so that the worker learns whether the host is back, and says so.
    fn ask_for_the_host(self) {
        if self.notices.with_untracked(|notices| notices.offline().is_some()) {
            spawn_local(async move { self.catalog.ask().await });
        }
    }
}
