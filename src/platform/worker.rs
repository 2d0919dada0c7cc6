//! The service worker of this site, which keeps the page for reading offline.

use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Array, JSON, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    EventTarget, MessageEvent, PerformanceEntry, RequestCache, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState,
};

use super::history;
use super::protocol::order;

/// Its script, beside the page.
const SCRIPT: &str = "sw.js";

/// Why there is no worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The browser has none, or lets this page have none.
    Browser,
    /// The host does not hand out its script.
    Host,
    /// It could not be fetched, or could not save the page.
    Now,
}

/// What a browser has for service workers.
#[derive(Clone)]
pub struct Workers(ServiceWorkerContainer);

/// This site's worker, as it is registered.
#[derive(Clone)]
pub struct Registration(ServiceWorkerRegistration);

fn hear(target: &EventTarget, event: &str, hear: impl FnMut(JsValue) + 'static) {
    // The page lives as long as its window, so listeners are never taken off.
    let listener = Closure::<dyn FnMut(JsValue)>::new(hear).into_js_value();
    let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
}

/// The address of this site's worker: another site may lie in the folder above.
fn is_own(worker: &ServiceWorker) -> bool {
    worker.script_url() == history::whole(SCRIPT)
}

impl Workers {
    /// Those of this browser, if it has any. Where it refuses, merely naming them throws.
    pub fn find() -> Option<Self> {
        Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?.dyn_into().ok().map(Self)
    }

    /// Calls `follow` with each message of this site's worker, as JSON.
    pub fn on_message(&self, follow: impl Fn(String) + 'static) {
        let hear = move |event: MessageEvent| {
            let source = event.source().and_then(|source| source.dyn_into::<ServiceWorker>().ok());
            if let (true, Ok(text)) = (source.as_ref().is_none_or(is_own), JSON::stringify(&event.data())) {
                follow(text.into());
            }
        };
        // In this form, messages that came before are heard too.
        self.0.set_onmessage(Some(Closure::<dyn Fn(MessageEvent)>::new(hear).into_js_value().unchecked_ref()));
    }

    /// Calls `follow` when another worker than before answers this page's requests.
    pub fn on_change(&self, follow: impl Fn() + 'static) {
        hear(&self.0, "controllerchange", move |_| follow());
    }

    /// Whether a worker answers this page's requests: not where it was loaded past it.
    pub fn is_answered(&self) -> bool {
        self.0.controller().is_some()
    }

    /// Whether it is this site's worker that answers them.
    pub fn is_own(&self) -> bool {
        self.0.controller().as_ref().is_some_and(is_own)
    }

    /// What is registered for this page, be it for this site or the one in the folder above.
    pub async fn registered(&self) -> Option<Registration> {
        JsFuture::from(self.0.get_registration()).await.ok()?.dyn_into().ok().map(Registration)
    }

    /// Registers this site's worker.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn register(&self) -> Result<Registration, Refusal> {
        match JsFuture::from(self.0.register(&history::whole(SCRIPT))).await.map(JsCast::dyn_into) {
            Ok(Ok(registration)) => Ok(Registration(registration)),
            _ => Err(refusal().await),
        }
    }

    /// Sends a message to this site's worker, once it is there; that may be never.
    pub async fn tell(&self, message: &JsValue) {
        let Ok(ready) = self.0.ready() else { return };
        let Ok(registration) = JsFuture::from(ready).await else { return };
        if let Some(worker) = registration.unchecked_into::<ServiceWorkerRegistration>().active() {
            let _ = worker.post_message(message);
        }
    }
}

/// A message that is written as JSON.
pub fn message(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or(JsValue::NULL)
}

impl Registration {
    /// Whether it is this site's, and in charge.
    pub fn is_in_charge(&self) -> bool {
        self.0.active().is_some_and(|worker| worker.state() == ServiceWorkerState::Activated && is_own(&worker))
    }

    /// Whether there is a worker at all that has been let in.
    pub fn is_active(&self) -> bool {
        self.0.active().is_some()
    }

    /// Whether a new version waits beside the old one.
    pub fn is_waiting(&self) -> bool {
        self.0.waiting().is_some() && self.is_active()
    }

    /// Lets the new version in, if it still waits; whether it does.
    pub fn let_in(&self) -> bool {
        self.0.waiting().is_some_and(|worker| worker.post_message(&order::TAKE_OVER.into()).is_ok())
    }

    /// Looks for a new version.
    pub fn look_for_update(&self) {
        if let Ok(update) = self.0.update() {
            wasm_bindgen_futures::spawn_local(async move {
                // Without a connection there is none to be found.
                let _ = JsFuture::from(update).await;
            });
        }
    }

    /// Calls `follow` at each step of a version that is being installed, now or later: with whether it has been given up.
    pub fn on_progress(&self, follow: impl Fn(bool) + Clone + 'static) {
        let registration = self.0.clone();
        let watch = move || {
            let Some(worker) = registration.installing() else { return };
            let (target, follow) = (worker.clone(), follow.clone());
            hear(&target, "statechange", move |_| follow(worker.state() == ServiceWorkerState::Redundant));
        };
        watch();
        hear(&self.0, "updatefound", move |_| watch());
    }
}

/// Why no worker could be had.
async fn refusal() -> Refusal {
    let script = RequestBuilder::new(&history::whole(SCRIPT)).method(Method::HEAD).cache(RequestCache::NoStore);
    let Ok(came) = script.send().await else { return Refusal::Now };
    let header = |name| came.headers().get(name).unwrap_or_default();
    // Firefox keeps no script that a host says is another for each request.
    let is_script = came.ok() && header("content-type").contains("javascript") && !header("vary").contains('*');
    if is_script { Refusal::Browser } else { Refusal::Host }
}

/// The addresses of everything that this page has read.
pub fn read() -> Vec<String> {
    let entries: Array = window().performance().map(|performance| performance.get_entries_by_type("resource")).unwrap_or_default();
    entries.iter().map(|entry| entry.unchecked_into::<PerformanceEntry>().name()).collect()
}

/// Asks the browser to keep what is saved also when it needs room. Some ask the visitor first.
pub async fn asks_to_last() -> bool {
    let Ok(asked) = window().navigator().storage().persist() else { return false };
    JsFuture::from(asked).await.is_ok_and(|granted| granted.is_truthy())
}
