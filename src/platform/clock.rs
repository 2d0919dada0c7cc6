//! Time and chance.

use std::time::Duration;

use leptos::prelude::{set_timeout, window};
use shipwith_model::catalog::date::Date;
use wasm_bindgen::JsValue;

const MINUTE: f64 = 60_000.0;

/// Milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The date of a moment in milliseconds since 1970, by the visitor's clock: in the evening of some places UTC is a day ahead.
pub fn day_of(at: u64) -> Option<Date> {
    let behind = js_sys::Date::new(&(at as f64).into()).get_timezone_offset() * MINUTE;
    Date::of_moment((at as f64 - behind) as u64)
}

/// The visitor's date.
pub fn today() -> Option<Date> {
    day_of(now())
}

/// A number from 0 (inclusive) to 1 (exclusive).
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// Does `work` when everything that is under way has been done.
pub fn soon(work: impl FnOnce() + 'static) {
    later(Duration::ZERO, work);
}

/// Does `work` after a while.
pub fn later(pause: Duration, work: impl FnOnce() + 'static) {
    set_timeout(work, pause);
}

/// Lets the browser draw and answer the visitor, and then goes on.
pub async fn pause() {
    wait(Duration::ZERO).await;
}

/// Goes on after a while.
pub async fn wait(pause: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        later(pause, move || {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::UNDEFINED);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Does `work` when the browser has drawn and has time: after a second at the most where it can't say.
pub fn when_idle(work: impl Fn() + 'static) {
    if js_sys::Reflect::has(&window(), &"requestIdleCallback".into()).unwrap_or(false) {
        leptos::prelude::request_idle_callback(work);
    } else {
        later(Duration::from_secs(1), work);
    }
}

/// Leaves a mark on the browser's timeline.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(name);
    }
}

/// Effects run in no fixed order. After all of them, what they draw is in the document.
pub fn after_effects(work: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async {
        leptos::task::tick().await;
        work();
    });
}
