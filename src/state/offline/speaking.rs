//! What the page says to the worker.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shipwith_model::offline::word::greeting;

use super::Offline;
use crate::platform::worker::{self, Workers};

impl Offline {
    /// Says what had to wait.
    pub(super) fn begin_to_speak(self) {
        let orders = self.unsaid.try_update_value(Option::take).flatten();
        self.greet();
        orders.into_iter().flatten().for_each(|order| self.order(order));
    }

    /// Tells the worker what was read without it, and asks what can be read offline; it is told first of all that.
    pub(super) fn greet(self) {
        if self.unsaid.with_value(Option::is_none) {
            self.tell(move || worker::message(&greeting(&worker::read())));
        }
    }

    pub(super) fn order(self, order: &'static str) {
        let waits = self.unsaid.try_update_value(|unsaid| unsaid.as_mut().map(|orders| orders.push(order))).flatten();
        if waits.is_none() {
            self.tell(move || order.into());
        }
    }

    fn tell(self, message: impl FnOnce() -> wasm_bindgen::JsValue + 'static) {
        if let Some(workers) = Workers::find() {
            spawn_local(async move { workers.tell(&message()).await });
        }
    }
}
